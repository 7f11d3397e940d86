// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// The way of a module, from what an author wrote to a program that runs again offline.
@Suite struct MainJobTests {
    private static let output = """
        csv: a+b
        shout: HELLO
        money: €3.00
        table: | x | y |
        budget: 920
        note: remember the milk
        remote: 7 from afar

        """

    /// A program with a module of every kind.
    private func makeProject(_ tenon: TenonProgram) async throws {
        try tenon.serve("import { join } from './parts/join.js'\nexport { join }\n", at: "csv.js")
        try tenon.serve("export const join = (...x) => x.join('+')\n", at: "parts/join.js")
        try tenon.serve("export const shout = (x: string): string => x.toUpperCase()\n", at: "s.ts")
        try tenon.serve(#"{ "value": 7 }"#, at: "data.json")
        try tenon.serve("from afar", at: "words.txt")
        try tenon.write("budget.rent", to: "unused.txt")
        try tenon.write(#"{ "rent": 920 }"#, to: "data/budget.json")
        try tenon.write("remember the milk", to: "note.txt")
        try tenon.write(
            "export const table = (cells: string[]): string => `| ${cells.join(' | ')} |`\n",
            to: "lib/table.ts"
        )
        try tenon.write(
            """
            [package]
            name = "job"
            version = "1.0.0"

            [imports]
            csv = "\(tenon.url("csv.js"))"
            """,
            to: "tenon.toml"
        )
        try tenon.write(
            """
            import { join } from "csv"
            import { shout } from "\(tenon.url("s.ts", plain: true))"
            import money from "money"
            import { table } from "./lib/table.ts"
            import budget from "./data/budget.json" with { type: "json" }
            import note from "./note.txt" with { type: "text" }
            import remote from "\(tenon.url("data.json"))" with { type: "json" }
            import words from "\(tenon.url("words.txt"))" with { type: "text" }
            const cells: string[] = ["x", "y"]
            console.log("csv:", join("a", "b"))
            console.log("shout:", shout("hello"))
            console.log("money:", money(3))
            console.log("table:", table(cells))
            console.log("budget:", budget.rent)
            console.log("note:", note)
            console.log("remote:", remote.value, words)

            """,
            to: "main.ts"
        )
        try await tenon(
            "save",
            "money",
            "--code",
            "export default (x) => `€${x.toFixed(2)}`"
        ).expectSuccess()
    }

    @Test func `modules of every kind are locked, approved, run, and run again offline`()
        async throws
    {
        let tenon = try TenonProgram(server: LoopbackServer())
        try await makeProject(tenon)
        try await tenon("lock", "--approve", "main.ts").expectSuccess()
        let lock = try tenon.lock()
        #expect(lock.version == 1)
        #expect(lock.modules[tenon.url("csv.js")]?.language == "javascript")
        #expect(lock.modules[tenon.url("parts/join.js")] != nil, "what a module imports is locked")
        #expect(lock.modules[tenon.url("s.ts", plain: true)]?.language == "typescript")
        #expect(lock.modules.values.allSatisfy { $0.approvedAt != nil })
        #expect(!lock.text.contains(tenon.folder.path), "a lock holds no absolute path")
        try await tenon("run", "--locked", "main.ts").expectSuccess(output: Self.output)
        try await tenon("verify").expectSuccess()
        tenon.stopServer()
        try await tenon("run", "--offline", "--locked", "main.ts")
            .expectSuccess(output: Self.output)
        try await tenon("run", "main.ts").expectSuccess(output: Self.output)
        try await tenon("verify", "--offline").expectSuccess()
        #expect(try tenon.lock().text == lock.text)
    }

    @Test func `the first run locks what is missing, once it is approved`() async throws {
        let tenon = try TenonProgram.served()
        try await makeProject(tenon)
        try await tenon("run", "main.ts").expectError(
            "approval-needed",
            mentions: [tenon.url("csv.js"), "--approve", "tenon approve"]
        )
        try await tenon("run", "--approve", "main.ts").expectSuccess(output: Self.output)
        try await tenon("run", "--locked", "main.ts").expectSuccess(output: Self.output)
    }

    @Test func `a command other than run approves as well`() async throws {
        let tenon = try TenonProgram.served()
        try await makeProject(tenon)
        _ = try await tenon("lock", "main.ts")
        try await tenon("run", "--locked", "main.ts").expectError("approval-needed")
        try await tenon("approve", "main.ts")
            .expectError("approval-needed", mentions: ["--yes"])
        try await tenon("approve", "main.ts", "--yes").expectSuccess()
        try await tenon("run", "--locked", "main.ts").expectSuccess(output: Self.output)
        let shown = try await tenon("permissions", "main.ts").expectSuccess()
        #expect(shown.output.contains(tenon.url("csv.js")))
    }

    @Test func `an empty store is filled from the lock`() async throws {
        let tenon = try TenonProgram.served()
        try tenon.serve("export default 'installed'", at: "a.js")
        try tenon.write("import a from '\(tenon.url("a.js"))'; console.log(a)", to: "main.js")
        try await tenon("lock", "--approve", "main.js").expectSuccess()
        let lock = try tenon.lock().text
        let other = ["TENON_HOME": tenon.folder.path("other")]
        let asked = try tenon.requests(of: "a.js")
        try await tenon("install", environment: other).expectSuccess()
        #expect(try tenon.requests(of: "a.js") == asked + 1)
        try await tenon("install", environment: other).expectSuccess()
        #expect(try tenon.requests(of: "a.js") == asked + 1, "what is there is not fetched again")
        try await tenon(
            "run",
            "--offline",
            "--locked",
            "--approve",
            "main.js",
            environment: other
        ).expectSuccess(output: "installed\n")
        #expect(try tenon.lock().text == lock)
    }

    @Test func `offline without the bytes says which module is missing`() async throws {
        let tenon = try TenonProgram.served()
        try tenon.serve("export default 1", at: "a.js")
        try tenon.write("import a from '\(tenon.url("a.js"))'; console.log(a)", to: "main.js")
        let missing = try await tenon("run", "--offline", "--approve", "main.js")
        #expect(missing.status == .exited(1), missing.summary)
        #expect(missing.errors.contains(tenon.url("a.js")), missing.summary)
        #expect(try tenon.requests(of: "a.js") == 0)
        #expect(!tenon.exists("tenon.lock"))
        try await tenon("lock", "--approve", "main.js").expectSuccess()
        let other = ["TENON_HOME": tenon.folder.path("other")]
        let outcome = try await tenon("run", "--offline", "main.js", environment: other)
        #expect(outcome.status == .exited(1), outcome.summary)
        #expect(outcome.errors.contains(tenon.url("a.js")), outcome.summary)
    }
}
