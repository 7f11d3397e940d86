// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

// Types, enumerations and namespaces.
extension ModuleDocumenter {
    /// `interface A<T> extends B { … }` or `type A = …`, which the scan stepped over as one token.
    func typeDeclaration(_ declaration: Declaration, _ subject: Subject) -> DocumentedExport {
        let token = tokens.tokens[declaration.token]
        let list = tokens.scanner.typeTokens(in: token.start..<token.end)
        let isInterface = declaration.form == .interface
        let open = body(of: list, isInterface: isInterface)
        let end = isInterface ? open ?? list.count : list.count
        let keyword = isInterface ? "interface " : "type "
        let rest = list.text(min(2, end)..<end)
        let space = rest.isEmpty || rest.hasPrefix("<") ? "" : " "
        var export = DocumentedExport(
            subject.name,
            isInterface ? .interface : .type,
            signature: keyword + subject.shown + space + rest,
            line: subject.line
        )
        if let open, subject.depth < DocumentedExport.depthLimit {
            export.members = TypeMemberReader.members(in: open, of: list, comments.inside(list))
        }
        return export
    }

    /// The braces of an interface, or of an alias that is just an object type.
    private func body(of list: TokenList, isInterface: Bool) -> Int? {
        var index = 2
        while index < list.count {
            if list.begins(index, "{") {
                return isInterface || list.after(index) == list.count ? index : nil
            }
            if list.reads(index, "="), !list.begins(index + 1, "{") { return nil }
            index = list.after(index)
        }
        return nil
    }

    func enumeration(_ declaration: Declaration, _ subject: Subject) -> DocumentedExport {
        var export = DocumentedExport(
            subject.name,
            .enumeration,
            signature: declaration.modifiers + "enum " + subject.shown,
            line: subject.line
        )
        let open = declaration.token + 2
        guard open < tokens.count, tokens.begins(open, "{"),
            subject.depth < DocumentedExport.depthLimit
        else { return export }
        for part in tokens.parts(of: open).prefix(1_000) where !part.isEmpty {
            let comment = comments.comment(before: part.lowerBound, orBefore: part.lowerBound)
            guard !comment.isHidden else { continue }
            var member = DocumentedExport(
                tokens.name(part.lowerBound),
                .member,
                signature: tokens.text(part, limit: 200),
                line: comments.line(of: part.lowerBound)
            )
            comment.describe(&member)
            export.members.append(member)
        }
        return export
    }

    mutating func namespace(_ declaration: Declaration, _ subject: Subject) -> DocumentedExport {
        var open = declaration.token + 2
        while tokens.reads(open, "."), tokens.isWord(open + 1) { open += 2 }
        var export = DocumentedExport(
            subject.name,
            .namespace,
            signature: "namespace " + tokens.text(declaration.token + 1..<open),
            line: subject.line
        )
        guard tokens.opensBlock(open), let close = tokens.tokens[open].partner,
            subject.depth < DocumentedExport.depthLimit
        else { return export }
        let statements = StatementReader(
            tokens,
            open + 1..<close,
            exportsAll: declaration.isAmbient
        )
        export.members = exports(of: statements, depth: subject.depth + 1)
        return export
    }
}
