// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageJavaScript
import LanguageSupport
import ModuleModel

/// A source of a table, and the language it is written in.
struct Sample: CustomStringConvertible, Sendable {
    let source: String
    let isTypeScript: Bool
    let expected: String

    var description: String { source }

    static func js(_ source: String, _ expected: String = "") -> Self {
        Self(source: source, isTypeScript: false, expected: expected)
    }

    static func ts(_ source: String, _ expected: String = "") -> Self {
        Self(source: source, isTypeScript: true, expected: expected)
    }

    var text: SourceText {
        SourceText(name: isTypeScript ? "sample.ts" : "sample.js", text: source)
    }

    func scan() throws -> ModuleInterface {
        isTypeScript ? try TypeScript().scan(text) : try JavaScript().scan(text)
    }

    /// The imports, one after the other: `static ./a.js (default *) json | dynamic ./b.js`.
    func imports() throws -> String {
        let interface = try scan()
        let bytes = text.bytes
        let records = interface.imports.map { record in
            let names = record.names.isEmpty ? "" : " (\(record.names.joined(separator: " ")))"
            return "\(record.kind.rawValue) \(record.specifier)\(names)"
                + (record.type.map { " " + $0 } ?? "")
        }
        let computed = interface.computedImports.map {
            "computed " + String(decoding: bytes[$0], as: UTF8.self)
        }
        let checks = interface.mainChecks.map {
            "main " + String(decoding: bytes[$0], as: UTF8.self)
        }
        return (records + computed + checks).joined(separator: " | ")
    }

    /// The exports: `function f(a, b) | value x`.
    func exports() throws -> String {
        try scan().exports
            .map { "\($0.kind.rawValue) \($0.name)" + ($0.parameters.map { "(\($0))" } ?? "") }
            .joined(separator: " | ")
    }
}
