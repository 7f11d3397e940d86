// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// What the page of a version and its advisories look like, in a terminal and in JSON.
enum DetailsText {
    /// More exports of one module are left out.
    private static let exportLimit = 40

    /// Longer signatures are cut.
    private static let signatureLimit = 200

    /// The rows of a table; those without a text have nothing to say.
    static func rows(_ details: PackageDetails) -> [(String, String)] {
        let metadata = details.page?.metadata
        let advisories = details.advisories?.map { "\($0.id): \($0.summary)" } ?? []
        return [
            ("summary", metadata?.summary ?? ""),
            ("licence", metadata?.license ?? ""),
            ("authors", metadata?.authors.joined(separator: ", ") ?? ""),
            ("keywords", metadata?.keywords.joined(separator: ", ") ?? ""),
            ("homepage", metadata?.homepage ?? ""),
            ("repository", metadata?.repository ?? ""),
            ("advisories", advisories.joined(separator: "; ")),
        ]
    }

    /// The exports of each module with their signatures, harmless for the terminal.
    static func exports(_ details: PackageDetails, palette: Palette) -> String {
        guard let page = details.page else { return "" }
        var text = ""
        for (key, module) in page.modules.sorted(by: { $0.key < $1.key })
        where !module.exports.isEmpty {
            let name = "\(page.name)" + key.dropFirst()
            text += "\n" + palette.paint(TextEscaper.escape(name), as: .strong) + "\n"
            for export in module.exports.prefix(exportLimit) {
                let signature = export.signature.isEmpty ? export.name : export.signature
                let line = DisplayWidth.truncate(TextEscaper.escape(signature), to: signatureLimit)
                let note =
                    export.deprecated == nil ? "" : " " + palette.paint("deprecated", as: .bad)
                text += "  \(line)\(note)\n"
            }
            let more = module.exports.count - exportLimit
            if more > 0 { text += "  … and \(more) more\n" }
        }
        return text
    }

    /// The members of a document.
    static func json(_ details: PackageDetails) -> [String: JSONValue] {
        let metadata = details.page?.metadata
        let modules = details.page?.modules.mapValues { module in
            JSONValue.array(
                module.exports.map { export in
                    [
                        "name": .string(export.name), "kind": .string(export.kind.rawValue),
                        "signature": .string(export.signature),
                    ]
                }
            )
        }
        let texts = { (list: [String]) in JSONValue.array(list.map { .string($0) }) }
        return [
            "summary": metadata?.summary.map { .string($0) } ?? .null,
            "license": metadata?.license.map { .string($0) } ?? .null,
            "authors": texts(metadata?.authors ?? []),
            "keywords": texts(metadata?.keywords ?? []),
            "homepage": metadata?.homepage.map { .string($0) } ?? .null,
            "repository": metadata?.repository.map { .string($0) } ?? .null,
            "modules": modules.map { .object($0) } ?? .null,
            "advisories": details.advisories.map { list in
                .array(list.map { .string($0.id.description) })
            } ?? .null,
        ]
    }
}
