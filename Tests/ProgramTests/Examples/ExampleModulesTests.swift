// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// The packages in `examples/modules` do what their tests say, and may be published.
@Suite struct ExampleModulesTests {
    private static let examples =
        URL(filePath: #filePath).appending(path: "../../../../examples").standardizedFileURL

    /// The packages; what others need comes first.
    private static let names = [
        "text", "args", "color", "csv", "dates", "id", "markdown", "retry", "stats", "table",
    ]

    /// A copy of all packages, beside one another.
    private static func copied() throws -> TenonProgram {
        let tenon = try TenonProgram()
        try FileManager.default.copyItem(
            at: examples.appending(path: "modules"),
            to: URL(filePath: tenon.folder.path("modules"))
        )
        return tenon
    }

    @Test func `every package is tested here`() throws {
        let folder = Self.examples.appending(path: "modules").path(percentEncoded: false)
        let found = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(found.sorted() == Self.names.sorted())
    }

    @Test(arguments: names)
    func `its tests hold`(name: String) async throws {
        let tenon = try Self.copied()
        let folder = tenon.folder.path("modules/\(name)")
        let granted = name == "color" ? ["--allow-env=NO_COLOR"] : []
        let outcome = try await tenon.run(["test"] + granted, in: folder)
        outcome.expectSuccess()
        #expect(outcome.output.contains("ok: \(name)\n"), outcome.summary)
    }

    @Test func `they are published, and a program runs with them`() async throws {
        let tenon = try Self.copied()
        let registry = try TestRegistry()
        for name in Self.names {
            let folder = tenon.folder.path("modules/\(name)")
            let arguments = ["publish", "--yes", "--registry", registry.root.string]
            let outcome = try await tenon.run(arguments, in: folder)
            outcome.expectSuccess()
            #expect(!outcome.errors.contains("warning"), outcome.summary)
        }
        for name in ["main.ts", "data"] {
            try FileManager.default.copyItem(
                at: Self.examples.appending(path: "report/\(name)"),
                to: URL(filePath: tenon.folder.path("project/\(name)"))
            )
        }
        try tenon.write(
            """
            [permissions]
            read = ["data"]
            environment = ["NO_COLOR"]

            [registries]
            default = "\(registry.root.string)"

            """,
            to: "tenon.toml"
        )
        let needed = ["args", "color", "csv", "dates", "stats", "table", "text"]
        try await tenon.run(["add"] + needed.map { "@tenon/\($0)" }).expectSuccess()
        try await tenon("approve", "--yes", "main.ts").expectSuccess()
        let outcome = try await tenon(
            "run",
            "--frozen",
            "main.ts",
            environment: ["NO_COLOR": "1"]
        )
        outcome.expectSuccess(
            output: """
                Expenses
                category     how many  median   total
                ───────────  ────────  ──────  ──────
                rent                1  850.00  850.00
                food                5   42.10  194.80
                travel              2   38.25   76.50
                books               2   27.45   54.90
                tea, coffee         1    9.80    9.80

                1186.00 until day 20; about 1347 at the end of the month

                """
        )
    }
}
