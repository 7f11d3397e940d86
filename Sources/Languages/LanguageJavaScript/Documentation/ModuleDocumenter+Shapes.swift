// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

// How declarations of each form look.
extension ModuleDocumenter {
    /// A declaration without what its comment says, under the name that importers use.
    mutating func shape(
        _ declaration: Declaration,
        as name: String,
        _ comment: DocComment,
        depth: Int
    ) -> DocumentedExport {
        let shown = name == "default" ? declaration.name : name
        let subject = Subject(
            name: name,
            shown: shown == "default" ? "" : shown,
            line: comments.line(of: declaration.token),
            depth: depth
        )
        switch declaration.form {
        case .function: return function(declaration.token, declaration.modifiers, subject, comment)
        case .class: return `class`(declaration.token, declaration.modifiers, subject)
        case .interface, .alias: return typeDeclaration(declaration, subject)
        case .enumeration: return enumeration(declaration, subject)
        case .namespace: return namespace(declaration, subject)
        case .importAlias:
            return DocumentedExport(
                name,
                .namespace,
                signature: "import \(name)",
                line: subject.line
            )
        case .variable(let isConstant, let isPattern):
            let first = isPattern ? nil : declaration.token + 1
            return variable(first, isConstant: isConstant, subject, comment)
        case .expression:
            return value(declaration.token, isConstant: true, subject, comment)
                ?? DocumentedExport(name, .constant, signature: "default", line: subject.line)
        }
    }

    /// What is told, whatever it is.
    struct Subject {
        let name: String
        /// The name in the signature; empty for what has none.
        let shown: String
        let line: Int
        let depth: Int
    }

    /// Whether the function of a declaration has a body.
    func hasBody(_ declaration: Declaration) -> Bool {
        let name = functionName(declaration.token)
        guard let call = CallReader(tokens).call(from: name.end, limit: tokens.count) else {
            return true
        }
        return tokens.opensBlock(call.end)
    }

    /// Where the parameters of the function at a keyword begin, and whether it is a generator.
    private func functionName(_ keyword: Int) -> (end: Int, isGenerator: Bool) {
        var index = keyword + 1
        let isGenerator = tokens.reads(index, "*")
        if isGenerator { index += 1 }
        return (tokens.isWord(index) ? index + 1 : index, isGenerator)
    }

    private func function(
        _ keyword: Int,
        _ modifiers: String,
        _ subject: Subject,
        _ comment: DocComment
    ) -> DocumentedExport {
        let (first, isGenerator) = functionName(keyword)
        let call = CallReader(tokens).call(from: first, limit: tokens.count)?.call ?? Call()
        return callable(
            call,
            modifiers + (isGenerator ? "function*" : "function"),
            subject,
            comment
        )
    }

    private func callable(
        _ call: Call,
        _ words: String,
        _ subject: Subject,
        _ comment: DocComment
    ) -> DocumentedExport {
        let call = comment.completing(call)
        var export = DocumentedExport(
            subject.name,
            .function,
            signature: "\(words) \(subject.shown)\(call.text)",
            line: subject.line
        )
        export.parameters = call.parameters
        export.result = call.result
        return export
    }

    private func `class`(
        _ keyword: Int,
        _ modifiers: String,
        _ subject: Subject
    ) -> DocumentedExport {
        var first = keyword + 1
        if tokens.isWord(first), !tokens.reads(first, oneOf: ["extends", "implements"]) {
            first += 1
        }
        var open = first
        while open < tokens.count, tokens.tokens[open].opens != .classBody {
            open = tokens.after(open)
        }
        let head = tokens.text(first..<min(open, tokens.count), limit: 400)
        let space = head.isEmpty || head.hasPrefix("<") ? "" : " "
        let name = subject.shown.isEmpty ? "" : " " + subject.shown
        var export = DocumentedExport(
            subject.name,
            .class,
            signature: modifiers + "class" + name + space + head,
            line: subject.line
        )
        if open < tokens.count, subject.depth < DocumentedExport.depthLimit {
            export.members = MemberReader.members(in: open, of: tokens, comments)
        }
        return export
    }
}

// MARK: - Variables

extension ModuleDocumenter {
    /// The variable whose type or value begins at `first`; `nil` for a part of a pattern.
    private func variable(
        _ first: Int?,
        isConstant: Bool,
        _ subject: Subject,
        _ comment: DocComment
    ) -> DocumentedExport {
        var type = comment.type
        if var index = first {
            if tokens.reads(index, "!") { index += 1 }
            if tokens.begins(index, ":") {
                type = tokens.type(in: index) ?? type
                index += 1
            } else if type == nil, tokens.reads(index, "="),
                let value = value(index + 1, isConstant: isConstant, subject, comment)
            {
                return value
            }
        }
        return simple(type.map { ": " + $0 } ?? "", type, isConstant: isConstant, subject)
    }

    private func simple(
        _ suffix: String,
        _ type: String?,
        isConstant: Bool,
        _ subject: Subject
    ) -> DocumentedExport {
        let shown = subject.shown.isEmpty ? subject.name : subject.shown
        var export = DocumentedExport(
            subject.name,
            isConstant ? .constant : .variable,
            signature: (isConstant ? "const " : "let ") + shown + suffix,
            line: subject.line
        )
        export.result = type
        return export
    }

    /// What the expression at `first` is, where that is plain: a function, a class or a literal.
    private func value(
        _ first: Int,
        isConstant: Bool,
        _ subject: Subject,
        _ comment: DocComment
    ) -> DocumentedExport? {
        let isAsync = tokens.reads(first, "async")
        let start = isAsync ? first + 1 : first
        let words = isAsync ? "async " : ""
        if tokens.reads(start, "function") {
            return function(start, words, subject, comment)
        }
        if tokens.reads(first, "class") { return `class`(first, "", subject) }
        if let call = arrow(start) { return callable(call, words + "function", subject, comment) }
        if isAsync, let call = arrow(first) { return callable(call, "function", subject, comment) }
        let end = tokens.reads(first, "-") ? first + 2 : first + 1
        let isWhole =
            end >= tokens.count || tokens.tokens[end].begins
            || ",;})".utf8.contains(tokens.byte(end))
        guard isWhole, let literal = Literal(tokens, first..<min(end, tokens.count)) else {
            return nil
        }
        let suffix = isConstant ? " = " + literal.text : ": " + literal.type
        return simple(suffix, literal.type, isConstant: isConstant, subject)
    }

    /// The parameters of the arrow function at `first`.
    private func arrow(_ first: Int) -> Call? {
        if tokens.isWord(first), tokens.reads(first + 1, "=>") {
            var call = Call()
            call.parameters = [DocumentedParameter(tokens.name(first))]
            return call
        }
        let found = CallReader(tokens).call(from: first, limit: tokens.count)
        guard let found, tokens.reads(found.end, "=>") else { return nil }
        return found.call
    }
}
