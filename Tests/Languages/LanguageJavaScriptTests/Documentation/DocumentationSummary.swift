// SPDX-License-Identifier: Apache-2.0

import LanguageJavaScript
import LanguageSupport
import ModuleModel

/// A documentation as lines of text, so that tables and files can hold it.
enum DocumentationSummary {
    static func lines(of documentation: ModuleDocumentation) -> [String] {
        let text = documentation.text.map { ["module: " + quoted($0)] } ?? []
        return text + documentation.exports.flatMap { lines(of: $0, indent: "") }
    }

    private static func lines(of export: DocumentedExport, indent: String) -> [String] {
        let isSame = export.signature.contains(export.name)
        var lines = [
            "\(indent)\(export.kind.rawValue)\(isSame ? "" : " \(export.name)"): \(export.signature)"
        ]
        let inner = indent + "    "
        lines += export.text.map { ["\(inner)text: \(quoted($0))"] } ?? []
        for parameter in export.parameters ?? [] {
            let facts = [
                parameter.text.map { quoted($0) },
                parameter.defaultValue.map { "default " + $0 },
            ].compactMap { $0 }
            if !facts.isEmpty {
                lines.append("\(inner)\(parameter.name): \(facts.joined(separator: ", "))")
            }
        }
        lines += export.examples.map { "\(inner)example: \(quoted($0))" }
        lines += export.deprecated.map { ["\(inner)deprecated: \(quoted($0))"] } ?? []
        return lines + export.members.flatMap { Self.lines(of: $0, indent: inner) }
    }

    private static func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎")
    }
}

extension Sample {
    /// The documentation, as ``DocumentationSummary`` writes it.
    func documentation() throws -> String {
        let documentation =
            isTypeScript
            ? try TypeScript().documentation(of: text) : try JavaScript().documentation(of: text)
        return DocumentationSummary.lines(of: documentation).joined(separator: "\n")
    }
}
