// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

/// What comments say that belong to no declaration: of the module, and types of JavaScript.
struct ModuleNotes {
    /// What is said of the module.
    private(set) var text: String?

    /// The types that comments declare.
    private(set) var definitions: [DocumentedExport] = []

    init(_ tokens: TokenList, _ comments: CommentReader) {
        var index = 0
        var isSaid = false
        while index <= tokens.count {
            if index == tokens.count || tokens.tokens[index].begins {
                let found = comments.comments(before: index)
                for comment in found {
                    if !isSaid, comment.isModule { (text, isSaid) = (comment.text, true) }
                    guard let definition = comment.definition, !comment.isHidden,
                        tokens.scanner.dialect == .javascript
                    else { continue }
                    let line = comments.line(of: min(index, max(0, tokens.count - 1)))
                    definitions.append(Self.export(definition, comment, line: line))
                }
                if index == 0, text == nil { text = Self.opening(found, tokens) }
            }
            index = index < tokens.count ? tokens.after(index) : index + 1
        }
    }

    /// The first comment, where it does not belong to the first declaration.
    private static func opening(_ comments: [DocComment], _ tokens: TokenList) -> String? {
        let comments = comments.filter { !$0.isLicense && $0.definition == nil && !$0.isHidden }
        let belongsToFirst = !tokens.reads(0, "import") && !beginsWithImport(tokens)
        guard comments.count > (belongsToFirst ? 1 : 0) else { return nil }
        return comments.first?.text
    }

    private static func beginsWithImport(_ tokens: TokenList) -> Bool {
        tokens.bytes(of: 0).starts(with: "import".utf8) && tokens.count > 0
            && tokens.tokens[0].end > tokens.tokens[0].start + 6
    }

    private static func export(
        _ definition: DocComment.Definition,
        _ comment: DocComment,
        line: Int
    ) -> DocumentedExport {
        var signature = "type \(definition.name)"
        var members: [DocumentedExport] = []
        if definition.isCallback {
            var call = Call()
            call.parameters = comment.parameters.filter { !$0.name.contains(".") }.map {
                DocumentedParameter(
                    $0.name,
                    type: $0.type,
                    isOptional: $0.isOptional,
                    text: $0.text
                )
            }
            let result = comment.result ?? "void"
            signature += " = \(call.text) => \(result)"
        } else if comment.properties.isEmpty {
            signature += definition.type.map { " = " + $0 } ?? ""
        } else {
            members = comment.properties.map { property($0, line: line) }
        }
        let isShape = !members.isEmpty
        if isShape { signature = "interface \(definition.name)" }
        var export = DocumentedExport(
            definition.name,
            isShape ? .interface : .type,
            signature: signature,
            line: line
        )
        export.members = members
        comment.describe(&export)
        return export
    }

    private static func property(_ said: DocComment.Parameter, line: Int) -> DocumentedExport {
        let optional = said.isOptional ? "?" : ""
        var member = DocumentedExport(
            said.name,
            .property,
            signature: said.name + optional + (said.type.map { ": " + $0 } ?? ""),
            line: line
        )
        member.result = said.type
        member.isOptional = said.isOptional
        member.text = said.text
        return member
    }
}
