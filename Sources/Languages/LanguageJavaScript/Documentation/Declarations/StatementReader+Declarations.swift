// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

// What declarations declare.
extension StatementReader {
    mutating func declaration(_ start: Int, first: Int, export: Exporting) -> Int {
        var index = start
        var words: [String] = []
        while tokens.reads(index, oneOf: ["declare", "abstract", "async"]), tokens.isWord(index + 1)
        {
            words.append(tokens.name(index))
            index += 1
        }
        let isAmbient = exportsAll || words.contains("declare")
        let modifiers = words.filter { $0 != "declare" }.map { $0 + " " }.joined()
        guard index < tokens.count else { return index }
        let end = tokens.scanner.wordEnd(from: tokens.tokens[index].start)
        let keyword = tokens.scanner.keyword(at: tokens.tokens[index].start)
        switch keyword {
        case .function, .class, .enum:
            return named(keyword, index, first, modifiers, export)
        case .interface, .type:
            guard tokens.tokens[index].end > end else { break }
            let name = tokens.scanner.afterTrivia(end) ?? end
            let text = tokens.scanner.bytes[name..<tokens.scanner.wordEnd(from: name)]
            add(
                Declaration(
                    form: keyword == .interface ? .interface : .alias,
                    name: String(decoding: text, as: UTF8.self),
                    token: index,
                    first: first
                ),
                export
            )
            return index + 1
        case .const, .let, .var:
            if tokens.reads(index + 1, "enum") {
                return named(.enum, index + 1, first, "const ", export)
            }
            return variables(index, first, isConstant: keyword == .const, export)
        default:
            if tokens.reads(index, oneOf: ["namespace", "module"]), tokens.isWord(index + 1) {
                return namespace(index, first, isAmbient: isAmbient, export)
            }
        }
        if export == .standard { return expression(start, first) }
        return tokens.after(index)
    }

    private mutating func named(
        _ keyword: Keyword?,
        _ index: Int,
        _ first: Int,
        _ modifiers: String,
        _ export: Exporting
    ) -> Int {
        let form: Declaration.Form =
            keyword == .function ? .function : keyword == .class ? .class : .enumeration
        var name = index + 1
        if tokens.reads(name, "*") { name += 1 }
        let isNamed = tokens.isWord(name) && !tokens.reads(name, oneOf: ["extends", "implements"])
        guard isNamed || export == .standard else { return index + 1 }
        add(
            Declaration(
                form: form,
                name: isNamed ? tokens.name(name) : "default",
                token: index,
                first: first,
                modifiers: modifiers
            ),
            export
        )
        return index + 1
    }

    private mutating func namespace(
        _ index: Int,
        _ first: Int,
        isAmbient: Bool,
        _ export: Exporting
    ) -> Int {
        var declaration = Declaration(
            form: .namespace,
            name: tokens.name(index + 1),
            token: index,
            first: first
        )
        declaration.isAmbient = isAmbient
        add(declaration, export)
        return index + 1
    }

    /// `export default` and an expression, which may be just a name.
    private mutating func expression(_ start: Int, _ first: Int) -> Int {
        let ends =
            start + 1 >= tokens.count || tokens.tokens[start + 1].begins
            || tokens.begins(start + 1, ";")
        if tokens.isWord(start), ends {
            let name = tokens.name(start)
            exports.append(Export(name: "default", source: .local(name), token: first))
            return start + 1
        }
        let declaration = Declaration(
            form: .expression,
            name: "default",
            token: start,
            first: first
        )
        add(declaration, .standard)
        return tokens.after(start)
    }

    /// `const a = 1, { b, c: [d] } = e`.
    private mutating func variables(
        _ keyword: Int,
        _ first: Int,
        isConstant: Bool,
        _ export: Exporting
    ) -> Int {
        var index = keyword + 1
        var firstOfName = first
        while index < tokens.count {
            let isPattern = tokens.begins(index, "{") || tokens.begins(index, "[")
            let names = isPattern ? patternNames(index) : tokens.isWord(index) ? [index] : []
            for name in names {
                let form = Declaration.Form.variable(isConstant: isConstant, isPattern: isPattern)
                let text = tokens.name(name)
                add(Declaration(form: form, name: text, token: name, first: firstOfName), export)
            }
            index = tokens.after(index)
            while index < tokens.count, !tokens.tokens[index].begins, !tokens.begins(index, ";"),
                !tokens.begins(index, ",")
            {
                index = tokens.after(index)
            }
            guard tokens.reads(index, ",") else { return index }
            index += 1
            firstOfName = index
        }
        return index
    }

    /// The names that the pattern at `open` binds.
    private func patternNames(_ open: Int) -> [Int] {
        var names: [Int] = []
        var patterns = [open]
        while let pattern = patterns.popLast() {
            for part in tokens.parts(of: pattern) {
                var target = part.lowerBound
                if tokens.reads(target, "...") { target += 1 }
                let colon = tokens.after(target)
                if colon + 1 < part.upperBound, tokens.reads(colon, ":") { target = colon + 1 }
                if tokens.isWord(target) {
                    names.append(target)
                } else if tokens.begins(target, "{") || tokens.begins(target, "[") {
                    patterns.append(target)
                }
            }
        }
        return names.sorted()
    }
}
