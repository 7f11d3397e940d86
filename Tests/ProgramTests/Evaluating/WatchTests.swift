// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// `tenon run --watch`: a program that runs anew when something of it changes.
@Suite struct WatchTests {
    private func watch(_ tenon: TenonProgram, _ arguments: String...) throws -> RunningProgram {
        try RunningProgram(
            ChildProgram(
                TenonProgram.path,
                environment: tenon.environment,
                currentDirectory: tenon.project
            ),
            ["run", "--watch"] + arguments
        )
    }

    /// What it says on standard error until `text` is among it.
    private func errors(of program: RunningProgram, until text: String) async -> String {
        var said = ""
        let deadline = ContinuousClock.now + .seconds(60)
        while !said.contains(text), ContinuousClock.now < deadline {
            said += program.takeErrors()
            await Task.yield()
        }
        #expect(said.contains(text), "\(said)")
        return said
    }

    private func line(_ program: RunningProgram) throws -> String {
        String(decoding: try program.readLine(), as: UTF8.self)
    }

    @Test(arguments: ["js", "ml"])
    func `a change runs it anew, and a mistake waits for the next`(language: String) async throws {
        let isML = language == "ml"
        let tenon = try TenonProgram()
        let main =
            isML
            ? "import part;\nprint(part.value());\n"
            : "import { value } from './part.js';\nconsole.log(value());\n"
        func part(_ value: String) -> String {
            isML
                ? "function value() { return '\(value)'; }\n"
                : "export function value() { return '\(value)'; }\n"
        }
        try tenon.write(main, to: "main.\(language)")
        try tenon.write(part("one"), to: "part.\(language)")
        let program = try watch(tenon, "main.\(language)", "--allow-current-dir")
        #expect(try line(program) == "one\n")
        _ = await errors(of: program, until: "waiting for a change")
        try tenon.write(part("two"), to: "part.\(language)")
        #expect(try line(program) == "two\n")
        let said = await errors(of: program, until: "waiting for a change")
        #expect(said.contains("changed: part.\(language)\n"), "\(said)")
        try tenon.write("function {\n", to: "part.\(language)")
        _ = await errors(of: program, until: "syntax-error")
        // As editors write: another file, renamed.
        try tenon.write(part("three"), to: "part.tmp")
        try FileManager.default.removeItem(atPath: tenon.project + "/part.\(language)")
        try FileManager.default.moveItem(
            atPath: tenon.project + "/part.tmp",
            toPath: tenon.project + "/part.\(language)"
        )
        #expect(try line(program) == "three\n")
        kill(program.pid, SIGINT)
        #expect(await program.end() == .exited(130))
    }

    @Test func `a program that runs is ended, and what is not its own is not watched`() async throws
    {
        let tenon = try TenonProgram()
        try tenon.write("import console;\nconsole.error('first'); while (true) {}\n", to: "main.ml")
        let program = try watch(tenon, "main.ml")
        _ = await errors(of: program, until: "first")
        try tenon.write("nothing\n", to: "other.ml")
        try tenon.write("import console;\nconsole.error('second');\n", to: "main.ml")
        let said = await errors(of: program, until: "waiting for a change")
        #expect(said.contains("changed: main.ml\n") && said.contains("second"), "\(said)")
        #expect(!said.contains("other.ml"), "\(said)")
        try tenon.write("{}\n", to: "mlpy.json")
        _ = await errors(of: program, until: "changed: mlpy.json")
        kill(program.pid, SIGINT)
        #expect(await program.end() == .exited(130))
    }

    @Test func `a program that is not there is an error`() async throws {
        let tenon = try TenonProgram()
        try await tenon("run", "--watch", "none.ml").expectError("module-not-found")
    }
}
