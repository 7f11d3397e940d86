// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
internal import Foundation
import RegistrySupport
internal import TestSupport
internal import Testing

/// The packages in `examples/modules` do what their tests say, may be published, and are of use.
@Suite struct ExampleModulesTests {
    @Test func `every package is tested here`() throws {
        let folder = Examples.folder.appending(path: "modules").path(percentEncoded: false)
        let found = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(found.sorted() == Examples.modules.sorted())
    }

    @Test(arguments: Examples.modules)
    func `its tests hold`(name: String) async throws {
        let tenon = try TenonProgram()
        try Examples.copyModules(to: tenon)
        let folder = tenon.folder.path("modules/\(name)")
        let granted = name == "color" ? ["--allow-env=NO_COLOR"] : []
        let outcome = try await tenon.run(["test"] + granted, in: folder)
        outcome.expectSuccess()
        #expect(outcome.output.contains("ok: \(name)\n"), outcome.summary)
    }

    @Test func `they are published, and a program in TypeScript runs with them`() async throws {
        let tenon = try TenonProgram()
        let registry = try await Examples.publishModules(from: tenon)
        try Examples.copy(["main.ts", "data"], of: "report", to: tenon)
        try Examples.writeManifest(
            language: "typescript",
            permissions: ["read = [\"data\"]", "environment = [\"NO_COLOR\"]"],
            registry: registry,
            to: tenon
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

    @Test func `a program in ML runs with them, offline and in plain Python`() async throws {
        let tenon = try TenonProgram()
        let registry = try await Examples.publishModules(from: tenon)
        let files = ["main.ml", "sheet.ml", "sheet_test.ml", "report", "data"]
        try Examples.copy(files, of: "timesheet", to: tenon)
        try Examples.writeManifest(language: "ml", registry: registry, to: tenon)
        let needed = ["charts", "columns", "summary", "workdays"]
        try await tenon.run(["add"] + needed.map { "@tenon/\($0)" }).expectSuccess()
        try await tenon("check").expectSuccess()
        try await tenon("test").expectSuccess()
        try await tenon("approve", "--yes", "main.ml").expectSuccess()
        try FileManager.default.removeItem(atPath: registry.root.string)
        try await tenon("run", "--frozen", "main.ml").expectSuccess(output: Self.timesheet)
        try await tenon("build", "main.ml", "--output-mode", "single-file", "--output-dir", "out")
            .expectSuccess()
        let python = ChildProgram("/usr/bin/python3", currentDirectory: tenon.project)
        try await python.run(["-I", "out/main.py"]).expectSuccess(output: Self.timesheet)
    }

    private static let timesheet = """
        Hours from 2026-11-02 to 2026-11-20

        loom          ████████████████████████  50.5
        press         ████████████████▉         35.5
        plan, review  ███▋                       7.5
        mail          ██▉                        6.0
        A typical entry has 5.25 hours.

        week      hours   due  balance
        ────────  ─────  ────  ───────
        2026-W45   36.0  40.0     -4.0
        2026-W46   33.0  32.0      1.0
        2026-W47   30.5  40.0     -9.5

        Day by day: ▇▇▇▆▆██▇▇▆█▇▁▆
        Nothing written down for 2026-11-19.

        """
}
