// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// What a program sees of the world: how it was started, its streams, its own place.
@Suite struct EntryTests {
    @Test(arguments: ["main.js", "./main.js", "[PROJECT]/main.js", "../project/main.js"])
    func `a program is named by its path`(entry: String) async throws {
        let tenon = try TenonProgram()
        try tenon.write("console.log('ran')", to: "main.js")
        let path = entry.replacing("[PROJECT]", with: tenon.project)
        try await tenon("run", path).expectSuccess(output: "ran\n")
    }

    @Test func `a program that asks whether it is the program is told how to`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("import './part.js'\nif (import.meta.main) console.log(1)", to: "main.js")
        let answer = "console.log(import.meta.url === Deno.mainModule)"
        try tenon.write("import.meta.main; \(answer)", to: "part.js")
        let result = try await tenon("run", "main.js").expectSuccess(output: "false\n")
        #expect(result.errors.contains("warning[import-meta-main]"), result.summary)
        #expect(result.errors.contains("main.js:2:5"), result.summary)
        #expect(!result.errors.contains("part.js"), "only the program could expect it")
        try tenon.write(answer, to: "main.js")
        let next = try await tenon("run", "main.js").expectSuccess(output: "true\n")
        #expect(next.errors.isEmpty, next.summary)
    }

    @Test func `a program is named by a saved name`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "hello", "--code", "console.log('hello', ...Deno.args)")
            .expectSuccess()
        try await tenon("run", "--approve", "hello", "you").expectSuccess(output: "hello you\n")
        try await tenon("run", "--offline", "hello").expectSuccess(output: "hello\n")
    }

    @Test(arguments: [false, true])
    func `a program is named by a URL`(isPlain: Bool) async throws {
        let tenon = try TenonProgram.served()
        try tenon.serve("import './part.js'; console.log('whole', ...Deno.args)", at: "main.js")
        try tenon.serve("console.log('part')", at: "part.js")
        let url = tenon.url("main.js", plain: isPlain)
        try await tenon("run", url).expectError("approval-needed", mentions: [url])
        try await tenon("run", "--approve", url, "1").expectSuccess(output: "part\nwhole 1\n")
        try await tenon("run", "--offline", url, "2").expectSuccess(output: "part\nwhole 2\n")
    }

    @Test func `a plain URL beyond loopback is refused`() async throws {
        let tenon = try TenonProgram()
        try await tenon("run", "--approve", "http://example.com/a.js")
            .expectError("insecure-url", mentions: ["http://example.com/a.js"])
        try tenon.write("import 'http://example.com/a.js'", to: "main.js")
        try await tenon("run", "--approve", "main.js")
            .expectError("insecure-url", mentions: ["http://example.com/a.js", "main.js"])
    }

    @Test func `what follows the program belongs to it`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("console.log(JSON.stringify(Deno.args))", to: "main.js")
        let arguments = ["a", "--allow-read", "--", "-x", "", "ü", "--help", "a b"]
        try await tenon.run(["run", "main.js"] + arguments).expectSuccess(
            output: #"["a","--allow-read","--","-x","","ü","--help","a b"]"# + "\n"
        )
    }

    @Test func `a program reads what is piped to it`() async throws {
        let tenon = try TenonProgram()
        try tenon.write(
            """
            let size = 0
            for await (const piece of Deno.stdin.readable) size += piece.length
            console.log(size)
            """,
            to: "main.js"
        )
        let input = [UInt8](repeating: 7, count: 3_000_000)
        try await tenon.run(["run", "main.js"], input: input).expectSuccess(output: "3000000\n")
    }

    @Test func `output passes through byte for byte`() async throws {
        let tenon = try TenonProgram()
        try tenon.write(
            """
            const bytes = new Uint8Array(200_000).map((_, i) => i * 7)
            for (let sent = 0; sent < bytes.length;) {
              sent += await Deno.stdout.write(bytes.subarray(sent))
            }
            console.error("aside")
            """,
            to: "main.js"
        )
        let outcome = try await tenon("run", "main.js").expectSuccess()
        #expect(outcome.outputBytes == (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 7) })
        #expect(outcome.errors == "aside\n")
    }

    @Test(arguments: [0, 1, 2, 7, 255] as [Int32])
    func `the exit status is the program's`(status: Int32) async throws {
        let tenon = try TenonProgram()
        try tenon.write("Deno.exit(Number(Deno.args[0]))", to: "main.js")
        let outcome = try await tenon("run", "main.js", "\(status)")
        #expect(outcome.status == .exited(status), outcome.summary)
        #expect(outcome.errors.isEmpty, outcome.summary)
    }

    @Test func `a local file knows its own place`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("export const here = import.meta.url", to: "lib/part.js")
        try tenon.write(
            """
            import { here } from "./lib/part.js"
            const { url, filename, dirname } = import.meta
            console.log([url, filename, dirname, here, import.meta.resolve("./x.js")].join("\\n"))
            """,
            to: "main.js"
        )
        let project = tenon.project
        try await tenon("run", "main.js").expectSuccess(
            output: """
                file://\(project)/main.js
                \(project)/main.js
                \(project)
                file://\(project)/lib/part.js
                file://\(project)/x.js

                """
        )
    }

    @Test func `top-level await, cycles and re-exports work`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("export * from './b.js'; export const a = () => 'a'", to: "a.js")
        try tenon.write("import { a } from './a.js'; export const b = () => a() + 'b'", to: "b.js")
        try tenon.write(
            "import { b } from './a.js'; const x = await Promise.resolve(b()); console.log(x)",
            to: "main.mjs"
        )
        try await tenon("run", "main.mjs").expectSuccess(output: "ab\n")
    }

    @Test func `a dynamic import with a literal is part of the program`() async throws {
        let tenon = try TenonProgram.served()
        try tenon.serve("export default 'lazy'", at: "lazy.js")
        try tenon.write("export default 'near'", to: "near.js")
        try tenon.write(
            """
            const near = await import("./near.js")
            const lazy = await import("\(tenon.url("lazy.js"))")
            console.log(near.default, lazy.default)
            """,
            to: "main.js"
        )
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "near lazy\n")
        try await tenon("run", "--offline", "main.js").expectSuccess(output: "near lazy\n")
    }
}
