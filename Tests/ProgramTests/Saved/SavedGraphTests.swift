// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Saved modules of several files, and such that import one another and URLs.
@Suite struct SavedGraphTests {
    @Test func `relative imports are saved with their file`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("export { default } from './parts/deep.ts'", to: "lib/entry.js")
        try tenon.write(
            """
            import data from "./data.json" with { type: "json" }
            import text from "../note.txt" with { type: "text" }
            const all: string = `${data.word} ${text}`
            export default all
            """,
            to: "lib/parts/deep.ts"
        )
        try tenon.write(#"{ "word": "deep" }"#, to: "lib/parts/data.json")
        try tenon.write("note", to: "lib/note.txt")
        try await tenon("save", "tree", "lib/entry.js").expectSuccess()
        try FileManager.default.removeItem(atPath: tenon.project + "/lib")
        try tenon.write("import x from 'tree'; console.log(x)", to: "main.js")
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "deep note\n")
        try await tenon("get", "tree").expectSuccess(
            output: "export { default } from './parts/deep.ts'"
        )
        let data = try await tenon("get", "tree", "--file", "parts/data.json").expectSuccess()
        #expect(data.output == #"{ "word": "deep" }"#)
        let none = try await tenon("get", "tree", "--file", "../../etc/passwd")
        #expect(!none.isSuccess && none.code != nil, none.summary)
    }

    @Test func `a text takes its imports from the working directory along`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("export const helper = 'helper'", to: "helper.js")
        try tenon.write("export { helper as default } from './helper.js'", to: "index.js")
        let code = "import a from './index.js'; export default a"
        try await tenon("save", "text", "--code", code).expectSuccess()
        try await tenon("save", "input", "-", input: code).expectSuccess()
        try FileManager.default.removeItem(atPath: tenon.project + "/helper.js")
        try tenon.write(
            "import a from 'text'; import b from 'input'; console.log(a, b)",
            to: "m.js"
        )
        try await tenon("run", "--approve", "m.js").expectSuccess(output: "helper helper\n")
        try await tenon("get", "text").expectSuccess(output: code)
        try await tenon("save", "x", "--code", "import './helper.js'")
            .expectError("file-not-found", mentions: ["helper.js", "--code:1:"])
        try await tenon("save", "x", "--code", "import '/etc/hostname'")
            .expectError("save-absolute-import", mentions: ["/etc/hostname"])
    }

    @Test func `a program saves no file that it may not read`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("export default 'secret'", to: "secret.js")
        try tenon.write("export * from '../secret.js'", to: "open/way.js")
        try tenon.write("export default 1", to: "own.js")
        try tenon.write(
            """
            import "./own.js"
            const attempts = [
              () => save("a", "import './secret.js'"),
              () => save("b", "./open/way.js"),
              () => save("c", "await import('./missing.js')"),
              () => save("d", "import './own.js'"),
            ]
            for (const attempt of attempts) {
              try { await attempt(); console.log("saved") } catch (error) { console.log(error.code) }
            }
            """,
            to: "main.js"
        )
        let flags = ["run", "--approve", "--allow-saved", "--allow-read=open", "main.js"]
        try await tenon.run(flags).expectSuccess(
            output: "permission-denied\npermission-denied\npermission-denied\nsaved\n"
        )
    }

    @Test func `a link is not saved as a file`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("export default 1", to: "there/real.js")
        try FileManager.default.createSymbolicLink(
            atPath: tenon.project + "/link.js",
            withDestinationPath: "there/real.js"
        )
        try tenon.write("export { default } from './link.js'", to: "a.js")
        try await tenon("save", "a", "a.js")
            .expectError("save-through-link", mentions: ["link.js", "real.js"])
    }

    @Test func `input without end is refused in words of its own`() async throws {
        let tenon = try TenonProgram()
        let input = [UInt8](repeating: 0x20, count: 30 << 20)
        try await tenon.run(["save", "x", "-"], input: input)
            .expectError("input-too-large", mentions: ["20 MiB"])
    }

    @Test func `a change in any file is a revision`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("export { default } from './b.js'", to: "a.js")
        try tenon.write("export default 1", to: "b.js")
        try await tenon("save", "pair", "a.js").expectSuccess()
        try await tenon("save", "pair", "a.js").expectSuccess()
        try tenon.write("export default 2", to: "b.js")
        try await tenon("save", "pair", "a.js").expectSuccess()
        let history = try await tenon("history", "pair", "--json").expectSuccess()
        #expect(history.output.matches(of: /"revision": ?[0-9]+/).count == 2, history.summary)
        let diff = try await tenon("diff", "pair").expectSuccess()
        #expect(diff.output.contains("b.js"), diff.summary)
        #expect(diff.output.contains("-export default 1"), diff.summary)
        try tenon.write("import x from 'pair'; console.log(x)", to: "main.js")
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "2\n")
    }

    @Test func `saved modules import one another and URLs`() async throws {
        let tenon = try TenonProgram(server: LoopbackServer())
        try tenon.serve("export const far = 'far'", at: "far.js")
        try await tenon("save", "base", "--code", "export const base = 'base'").expectSuccess()
        let middle =
            "import { base } from 'base'\nimport { far } from '\(tenon.url("far.js"))'\n"
            + "export default () => base + ' ' + far\n"
        try await tenon("save", "middle", "--code", middle).expectSuccess()
        try tenon.write("import m from 'middle'; console.log(m())", to: "main.js")
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "base far\n")
        let lock = try tenon.lock()
        #expect(lock.modules.count == 3, "\(lock.text)")
        tenon.stopServer()
        try await tenon("run", "--offline", "--locked", "main.js")
            .expectSuccess(output: "base far\n")
    }

    @Test func `a program keeps the revision that it is locked to`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "a", "--code", "export default 'one'").expectSuccess()
        try tenon.write("import a from 'a'; console.log(a)", to: "main.js")
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "one\n")
        try await tenon("save", "a", "--code", "export default 'two'").expectSuccess()
        try await tenon("run", "--locked", "main.js").expectSuccess(output: "one\n")
        try await tenon("remove", "a").expectSuccess()
        try await tenon("run", "--locked", "--offline", "main.js").expectSuccess(output: "one\n")
        try await tenon("undo", "a").expectSuccess()
        try await tenon("repin", "a", "--approve").expectSuccess()
        try await tenon("run", "--locked", "main.js").expectSuccess(output: "two\n")
    }

    @Test func `a saved module that imports what is not there is refused or says so`() async throws
    {
        let tenon = try TenonProgram()
        try tenon.write("import './missing.js'", to: "a.js")
        let outcome = try await tenon("save", "a", "a.js")
        #expect(outcome.status == .exited(1), outcome.summary)
        #expect(outcome.errors.contains("./missing.js"), outcome.summary)
        #expect(outcome.errors.contains("a.js:1:"), outcome.summary)
    }

    @Test func `a save takes no files from outside the project`() async throws {
        let tenon = try TenonProgram()
        try tenon.folder.write("export default 'secret'", to: "outside/secret.js")
        try tenon.write("export { default } from '../outside/secret.js'", to: "a.js")
        let outcome = try await tenon("save", "a", "a.js")
        if outcome.isSuccess {
            // It is the user's own file and command: then all of it is in the module.
            try FileManager.default.removeItem(atPath: tenon.folder.path("outside"))
            try await tenon("run", "--approve", "a").expectSuccess()
        } else {
            outcome.expectError("import-outside-project", mentions: ["secret.js"])
        }
    }

    @Test func `the garbage collector keeps what is needed`() async throws {
        let tenon = try TenonProgram.served()
        let url = try tenon.serve("export default 'kept'", at: "a.js")
        try await tenon("save", "b", "--code", "export default 'b1'").expectSuccess()
        try await tenon("save", "b", "--code", "export default 'b2'").expectSuccess()
        try tenon.write(
            "import a from '\(url)'; import b from 'b'; console.log(a, b)",
            to: "main.js"
        )
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "kept b2\n")
        try await tenon("cache", "gc", "--dry-run").expectSuccess()
        try await tenon("cache", "gc").expectSuccess()
        try await tenon("cache", "verify").expectSuccess()
        try await tenon("cache", "info").expectSuccess()
        try await tenon("get", "b@1").expectSuccess(output: "export default 'b1'")
        try await tenon("run", "main.js").expectSuccess(output: "kept b2\n")
    }
}
