// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

/// Says what a module offers, from its tokens and the comments between them.
///
/// What it does not understand is left out; it never fails.
struct ModuleDocumenter {
    /// The most exports of one module that are told.
    private static let exportLimit = 4_000

    /// How often one declaration is told in full, if it is exported under many names.
    private static let repetitions = 4

    let tokens: TokenList
    let comments: CommentReader

    /// How often the declaration at a token has been told.
    private var told: [Int: Int] = [:]

    init(_ tokens: TokenList) {
        self.tokens = tokens
        comments = CommentReader(tokens, LineTable(tokens.scanner.bytes))
    }

    /// Reads the module.
    mutating func run() -> ModuleDocumentation {
        let statements = StatementReader(tokens, 0..<tokens.count)
        let notes = ModuleNotes(tokens, comments)
        var exports = exports(of: statements, depth: 1)
        let names = Set(exports.map(\.name))
        exports += notes.definitions.filter { !names.contains($0.name) }
        exports = Array(exports.prefix(Self.exportLimit))
        return ModuleDocumentation(text: notes.text, exports: exports)
    }

    /// What `statements` export; `depth` counts the namespaces around them.
    mutating func exports(of statements: StatementReader, depth: Int) -> [DocumentedExport] {
        var places: [String: [Int]] = [:]
        for (place, declaration) in statements.declarations.enumerated() {
            places[declaration.name, default: []].append(place)
        }
        var exports: [DocumentedExport] = []
        for export in statements.exports.prefix(Self.exportLimit) {
            switch export.source {
            case .declared(let range):
                let declaration = statements.declarations[range.lowerBound]
                let all = places[declaration.name] ?? []
                guard !isImplementation(range.lowerBound, all, statements) else { continue }
                exports += document(declaration, as: export.name, depth: depth).map { [$0] } ?? []
            case .local(let name):
                let all = places[name] ?? []
                let shown = all.filter { !isImplementation($0, all, statements) }
                for place in shown.prefix(Self.exportLimit / 100) {
                    let declaration = statements.declarations[place]
                    exports +=
                        document(declaration, as: export.name, depth: depth).map { [$0] } ?? []
                }
                if all.isEmpty { exports.append(handedOn(export, name, statements)) }
            case .other(let specifier, let name):
                exports.append(reexport(export, DocumentedOrigin(specifier: specifier, name: name)))
            }
        }
        return exports
    }

    /// Whether a function with a body only implements overloads that are declared beside it.
    private func isImplementation(
        _ place: Int,
        _ all: [Int],
        _ statements: StatementReader
    ) -> Bool {
        let declaration = statements.declarations[place]
        guard declaration.form == .function, all.count > 1, hasBody(declaration) else {
            return false
        }
        return all.prefix(Self.exportLimit / 100).contains { other in
            let other = statements.declarations[other]
            return other.form == .function && !hasBody(other)
        }
    }

    /// A name that an import binds, or that nobody knows.
    private func handedOn(
        _ export: StatementReader.Export,
        _ name: String,
        _ statements: StatementReader
    ) -> DocumentedExport {
        guard let binding = statements.bindings[name] else {
            return DocumentedExport(
                export.name,
                .constant,
                signature: "const \(export.name)",
                line: comments.line(of: export.token)
            )
        }
        let origin = DocumentedOrigin(specifier: binding.specifier, name: binding.name)
        return reexport(export, origin)
    }

    private func reexport(
        _ export: StatementReader.Export,
        _ origin: DocumentedOrigin
    ) -> DocumentedExport {
        let names: String
        if origin.name == "*" {
            names = export.name == "*" ? "*" : "* as \(export.name)"
        } else {
            let isSame = origin.name == export.name
            names = isSame ? "{ \(export.name) }" : "{ \(origin.name) as \(export.name) }"
        }
        var documented = DocumentedExport(
            export.name,
            .reexport,
            signature: "export \(names) from \"\(origin.specifier)\"",
            line: comments.line(of: export.token)
        )
        documented.origin = origin
        return documented
    }

    /// Tells one declaration; `nil` when its comment hides it.
    private mutating func document(
        _ declaration: Declaration,
        as name: String,
        depth: Int
    ) -> DocumentedExport? {
        told[declaration.token, default: 0] += 1
        let comment = comments.comment(before: declaration.first, orBefore: declaration.token)
        guard !comment.isHidden else { return nil }
        var export = shape(declaration, as: name, comment, depth: depth)
        comment.describe(&export)
        if told[declaration.token, default: 0] > Self.repetitions {
            (export.text, export.examples, export.members) = (nil, [], [])
        }
        return export
    }
}
