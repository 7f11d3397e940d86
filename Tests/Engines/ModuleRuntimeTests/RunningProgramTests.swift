// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleRuntime
import SandboxKit
import TestSupport
import Testing

@Suite struct RunningProgramTests {
    @Test func `input, output, errors, arguments and status are the program's own`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe(
            """
            const text = await new Response(Deno.stdin.readable).text();
            console.log(text.toUpperCase(), Deno.args, import.meta.url);
            console.error("to errors");
            Deno.exit(7);
            """
        )
        recipe.arguments = ["--flag", "a b"]
        let result = try await stage.run(recipe, input: "given")
        #expect(
            result.output == "GIVEN [ \"--flag\", \"a b\" ] \(stage.links(of: recipe).entryURL)\n"
        )
        #expect(result.errors == "to errors\n")
        #expect(result.outcome.status == 7)
        #expect(result.outcome.report == nil)
        #expect(result.outcome.failure == nil)
    }

    static let sources: [(suffix: String, source: String)] = [
        ("ts", "enum Colour { red } const n: number = Colour.red; console.log('ran', n)"),
        ("mts", "export type A = string; console.log('ran', 0 satisfies number)"),
        ("js", "await new Promise((done) => setTimeout(done, 1)); console.log('ran', 0)"),
        ("mjs", "import * as path from 'node:path'; console.log('ran', path.sep.length - 1)"),
    ]

    @Test(arguments: sources)
    func `modules of each kind run confined`(suffix: String, source: String) async throws {
        let stage = try Stage()
        let result = try await stage.run(try stage.recipe(source, suffix: suffix))
        #expect(result.output == "ran 0\n", "\(result.report ?? "") \(result.errors)")
        #expect(result.errors.isEmpty)
    }

    @Test func `an import map links modules and keeps their names`() async throws {
        let stage = try Stage()
        let other = try stage.folder.write(
            "export default () => { throw new RangeError('no') }",
            to: "files/ab.js"
        )
        var recipe = try stage.recipe("import f from 'other'; f()")
        let name = ModuleID(source: .saved, "saved:other")
        let url = "file://\(other)#saved:other"
        var links = stage.links(of: recipe)
        links.importMap = Array(#"{"imports":{"other":"\#(url)"}}"#.utf8)
        links.moduleNames[url] = name
        recipe.localFiles.append(other)
        let report = try #require(try await stage.run(recipe, links: links).outcome.report)
        #expect(report.module == name)
        #expect(report.name == "RangeError")
        #expect(report.stack == ["at default (saved:other:1:30)", "at \(Stage.name):1:24"])
    }

    static let errors: [(source: String, message: String, line: Int)] = [
        ("\nthrow new TypeError('bad')", "TypeError: bad", 2),
        ("\nnull.x", "TypeError: Cannot read properties of null (reading 'x')", 2),
        ("throw {code: 5}", "uncaught: { code: 5 }", 0),
        ("throw undefined", "uncaught: undefined", 0),
        ("let x = ;", "Expression expected", 1),
        ("\nsetTimeout(() => { throw new Error('later') }, 1)", "Error: later", 2),
        ("\nPromise.reject(new Error('nobody looks'))", "Error: nobody looks", 2),
        ("queueMicrotask(() => { throw new Error('soon') })", "Error: soon", 1),
    ]

    @Test(arguments: errors)
    func `an uncaught error is reported once`(
        source: String,
        message: String,
        line: Int
    ) async throws {
        let result = try await Stage().run(source)
        let report = try #require(result.outcome.report, "\(result.errors)")
        #expect(report.kind == (source.hasPrefix("let") ? .syntax : .error))
        let first = report.diagnostic.message.split(separator: "\n").first.map(String.init)
        #expect(first == message)
        #expect((report.line ?? 0) == line)
        #expect(result.errors.isEmpty)
        #expect(result.outcome.status == 1)
    }

    static let handled = [
        "addEventListener('error', (e) => { e.preventDefault(); console.log('mine') })",
        "globalThis.onerror = () => { console.log('mine'); return true }",
        "process.on('uncaughtException', () => console.log('mine'))",
    ]

    @Test(arguments: handled)
    func `an error that the program handles is not reported`(listener: String) async throws {
        let result = try await Stage().run(
            "\(listener); setTimeout(() => { throw new Error('x') }, 1)"
        )
        #expect(result.output == "mine\n", "\(result.report ?? "")")
        #expect(result.outcome.report == nil)
        #expect(result.outcome.status == 0)
    }

    @Test func `a rejection that the program handles is not reported`() async throws {
        let result = try await Stage().run(
            """
            addEventListener("unhandledrejection", (e) => { e.preventDefault(); console.log("mine") });
            Promise.reject(new Error("x"));
            """
        )
        #expect(result.output == "mine\n")
        #expect(result.outcome.status == 0)
    }

    @Test func `nothing runs before the gate opens`() async throws {
        let stage = try Stage()
        let marker = stage.folder.path("marker")
        var recipe = try stage.recipe(
            "Deno.writeTextFileSync('marker', '')",
            permissions: ["write:."]
        )
        recipe.streams.output = .discarded
        let program = try stage.start(recipe)
        let wait = Task { try await program.wait() }
        program.abort()
        let outcome = try await wait.value
        #expect(outcome.exit.signal == 9)
        #expect(FileSystem.kind(of: try FilePath(marker)) == nil)
    }

    @Test(arguments: [
        (#"'at \ud83d of'"#, "at \u{FFFD} of"), (#"'at \udE00\ud83d'"#, "at \u{FFFD}\u{FFFD}"),
        (#"'\ud83d\ude00 \\ud83d \\\\ude00'"#, #"😀 \ud83d \\ude00"#),
        (#"'\ud83d\u0041'"#, "\u{FFFD}A"),
    ])
    func `an error with half a character is told with a mark for it`(
        text: String,
        message: String
    ) async throws {
        let result = try await Stage().run("throw new Error(\(text))")
        #expect(result.report == "\(Stage.name):1: program-error Error: \(message)")
    }

    @Test func `the private folder is gone afterwards`() async throws {
        let stage = try Stage()
        _ = try await stage.run("console.log(1)")
        #expect(try stage.folder.list("runs") == [])
    }

    @Test func `what a killed process left behind is swept, what lives is not`() async throws {
        let stage = try Stage()
        try stage.folder.write("", to: "runs/run-dead/lock")
        try stage.folder.write("", to: "runs/run-alive/lock")
        let alive = try FilePath(stage.folder.path("runs/run-alive/lock"))
        let lock = try FileLock(alive, mode: .exclusive)
        _ = try await stage.run("console.log(1)")
        #expect(try stage.folder.list("runs") == ["run-alive"])
        withExtendedLifetime(lock) {}
    }

    @Test func `a runtime that cannot start is told apart from a program that fails`() async throws
    {
        let stage = try Stage()
        let runner = DenoRunner(
            deno: try DenoRuntime(candidates: [FilePath("/bin/false")]),
            folder: try FilePath(stage.folder.path("runs"))
        )
        var recipe = try stage.recipe("")
        recipe.sandbox = .none
        let runtime = try runner.start(recipe)
        let error = #expect(throws: RuntimeError.self) {
            try runtime.link(stage.links(of: recipe))
        }
        #expect(error?.diagnostic.code == "runtime-failed-to-start")
    }

    @Test func `a missing runtime is an error that says what to do`() throws {
        let error = #expect(throws: RuntimeError.self) {
            try DenoRuntime(candidates: [FilePath("/nonexistent/deno")])
        }
        #expect(error?.diagnostic.code == "runtime-not-found")
        #expect(error?.diagnostic.hints.isEmpty == false)
    }

    @Test(arguments: [("2.8.9", false), ("1.46.0", false), ("3.0.0", false), ("2.10.1", true)])
    func `a runtime of another version does not run the program`(
        version: String,
        runs: Bool
    ) async throws {
        let stage = try Stage()
        // The real runtime, which claims to be another.
        let claim = "Object.defineProperty(Deno, 'version', {value: {deno: '\(version)'}})"
        let preload = try stage.folder.write(claim, to: "claim.js")
        let path = try stage.folder.write(
            "#!/bin/sh\nshift\nexec '\(stage.deno.path)' run '--preload=\(preload)' \"$@\"\n",
            to: "deno"
        )
        try FileSystem.setMode(0o755, of: FilePath(path))
        let runner = DenoRunner(
            deno: try DenoRuntime(candidates: [FilePath(path)]),
            folder: try FilePath(stage.folder.path("runs"))
        )
        let output = try ScratchFile()
        var recipe = try stage.recipe("console.log('ran')")
        recipe.sandbox = .none
        recipe.streams.output = .scratch(output)
        let program = try runner.start(recipe).link(stage.links(of: recipe))
        try program.release()
        let outcome = try await program.wait()
        let diagnostic = outcome.failure?.diagnostic
        #expect(diagnostic?.code == (runs ? nil : "runtime-version"), "\(outcome)")
        #expect(diagnostic?.message.contains(version) == (runs ? nil : true))
        #expect(outcome.status == (runs ? 0 : 1))
        #expect(String(decoding: try output.contents(), as: UTF8.self) == (runs ? "ran\n" : ""))
    }

    @Test func `a warm process runs the same program again`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe("console.log(globalThis.seen ??= 1)")
        let output = try ScratchFile()
        recipe.streams.output = .scratch(output)
        let warm = WarmRunner(stage.runner, recipe: recipe, links: stage.links(of: recipe))
        for _ in 0..<2 {
            let program = try await warm.next()
            try program.release()
            #expect(try await program.wait().status == 0)
        }
        #expect(String(decoding: try output.contents(), as: UTF8.self) == "1\n1\n")
    }

    @Test func `cancelling ends the program`() async throws {
        let stage = try Stage()
        let program = try stage.start(try stage.recipe("setInterval(() => {}, 1000)"))
        try program.release()
        let task = Task { try await program.wait() }
        task.cancel()
        #expect(try await task.value.exit.signal == 9)
    }
}
