// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

// What the clauses of imports and exports name.
extension StatementReader {
    /// `{ a, b as c }` or `*`, at `start` in the token `token`.
    mutating func readClause(_ start: Int, _ token: Int) {
        var reader = tokens.scanner
        reader.index = start
        if reader.keyword(at: start) == .type {
            reader.index = reader.afterTrivia(start + 4) ?? start
        }
        if reader.bytes[reader.index] == UInt8(ascii: "*") {
            reader.index += 1
            let next = reader.afterTrivia(reader.index) ?? reader.index
            let isNamed = reader.keyword(at: next) == .as
            if isNamed { reader.index = next + 2 }
            let alias = isNamed ? try? reader.takeName() : nil
            guard let specifier = specifier(&reader) else { return }
            let source = Export.Source.other(specifier: specifier, name: "*")
            exports.append(Export(name: alias?.text ?? "*", source: source, token: token))
            return
        }
        guard reader.bytes[reader.index] == UInt8(ascii: "{"), let entries = try? reader.takeList()
        else { return }
        let specifier = specifier(&reader)
        for entry in entries {
            let source: Export.Source =
                specifier.map { .other(specifier: $0, name: entry.name.text) }
                ?? .local(entry.name.text)
            exports.append(Export(name: entry.alias.text, source: source, token: token))
        }
    }

    /// `import a = b.c`, whose keyword is at `start`.
    mutating func importAlias(_ start: Int, _ token: Int) -> Int {
        var reader = tokens.scanner
        reader.index = start + 6
        if let name = try? reader.takeName() {
            let declaration = Declaration(
                form: .importAlias,
                name: name.text,
                token: token,
                first: token
            )
            add(declaration, .named)
        }
        return token + 1
    }

    /// Notes the names that an import binds.
    mutating func readImport(_ token: Int) {
        var reader = tokens.scanner
        reader.index = tokens.tokens[token].start + 6
        guard let next = reader.afterTrivia(reader.index), next < tokens.tokens[token].end else {
            return
        }
        var names: [(local: String, name: String)] = []
        while names.count < 3, let next = reader.afterTrivia(reader.index),
            reader.isWordStart(at: next), let name = try? reader.takeName()
        {
            names.append((name.text, "default"))
        }
        if names.last?.local == "from" { return bind(names.dropLast(), &reader, named: true) }
        if let comma = reader.afterTrivia(reader.index), reader.bytes[comma] == UInt8(ascii: ",") {
            reader.index = comma + 1
        }
        guard let open = reader.afterTrivia(reader.index) else { return }
        reader.index = open
        if reader.bytes[open] == UInt8(ascii: "*") {
            reader.index += 1
            guard (try? reader.takeName()) != nil, let name = try? reader.takeName() else { return }
            names.append((name.text, "*"))
        } else if reader.bytes[open] == UInt8(ascii: "{"), let list = try? reader.takeList() {
            names += list.map { ($0.alias.text, $0.name.text) }
        }
        bind(names[...], &reader, named: false)
    }

    /// Binds `names` to the module whose name follows; after `from` when that has been read.
    private mutating func bind(
        _ names: ArraySlice<(local: String, name: String)>,
        _ reader: inout ModuleScanner,
        named: Bool
    ) {
        guard let specifier = named ? try? reader.takeSpecifier().text : specifier(&reader) else {
            return
        }
        for name in names {
            bindings[name.local] = Binding(specifier: specifier, name: name.name)
        }
    }

    /// The module named after `from`, if one is: to make an error of its absence costs time.
    private func specifier(_ reader: inout ModuleScanner) -> String? {
        guard let next = reader.afterTrivia(reader.index) else { return nil }
        let word = reader.bytes[next..<reader.wordEnd(from: next)]
        return word.elementsEqual("from".utf8) ? try? reader.takeFrom().text : nil
    }
}
