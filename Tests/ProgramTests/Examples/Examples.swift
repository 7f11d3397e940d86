// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// What is in `examples`, for tests that copy it.
enum Examples {
    static let folder =
        URL(filePath: #filePath).appending(path: "../../../../examples").standardizedFileURL

    /// The packages; what others need comes first.
    static let modules = [
        "text", "args", "color", "csv", "dates", "id", "markdown", "retry", "stats", "table",
        "columns", "charts", "summary", "workdays",
    ]

    /// Copies all packages, beside one another.
    static func copyModules(to tenon: TenonProgram) throws {
        try FileManager.default.copyItem(
            at: folder.appending(path: "modules"),
            to: URL(filePath: tenon.folder.path("modules"))
        )
    }

    /// Publishes all packages in a registry, without a warning.
    static func publishModules(from tenon: TenonProgram) async throws -> TestRegistry {
        try copyModules(to: tenon)
        let registry = try TestRegistry()
        for name in modules {
            let outcome = try await tenon.run(
                ["publish", "--yes", "--registry", registry.root.string],
                in: tenon.folder.path("modules/\(name)")
            )
            outcome.expectSuccess()
            #expect(!outcome.errors.contains("warning"), outcome.summary)
        }
        return registry
    }

    /// Copies files of an example into the project.
    static func copy(_ names: [String], of example: String, to tenon: TenonProgram) throws {
        for name in names {
            try FileManager.default.copyItem(
                at: folder.appending(path: "\(example)/\(name)"),
                to: URL(filePath: "\(tenon.project)/\(name)")
            )
        }
    }

    /// Writes the manifest of the project.
    static func writeManifest(
        language: String,
        permissions: [String] = [],
        registry: TestRegistry,
        to tenon: TenonProgram
    ) throws {
        let text =
            "[package]\nname = \"app\"\nlanguage = \"\(language)\"\n\n[permissions]\n"
            + permissions.joined(separator: "\n")
            + "\n\n[registries]\ndefault = \"\(registry.root.string)\"\n"
        try tenon.write(text, to: "tenon.toml")
    }
}
