// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// A program may guard an `import()` of what is not there; nothing else.
@Suite struct AbsentImportTests {
    private static func guarded(_ specifiers: String...) -> String {
        specifiers.map { specifier in
            """
            try { console.log((await import("\(specifier)")).default) }
            catch (error) { console.log("caught", error instanceof Error) }

            """
        }.joined()
    }

    @Test func `what only import() leads to is left out, and the program can guard it`()
        async throws
    {
        let tenon = try TenonProgram.served()
        try tenon.serve("export default 'there'", at: "there.js")
        try tenon.serve("import './gone.js'\nexport default 'broken'", at: "broken.js")
        try tenon.serve(
            "let a; try { a = await import('./gone.js') } catch { a = 'guarded' }\nexport default a",
            at: "guards.js"
        )
        try tenon.write("import './nowhere.js'\nexport default 1", to: "local.js")
        let urls = ["gone.js", "broken.js", "there.js", "guards.js"].map { tenon.url($0) }
        let unreachable = "https://127.0.0.1:1/a.js"
        try tenon.write(
            urls.map { Self.guarded($0) }.joined()
                + Self.guarded(unreachable, "notsaved", "notsaved@3", "./local.js", "./absent.js"),
            to: "main.js"
        )
        let caught = "caught true\n"
        let output =
            caught + caught + "there\nguarded\n" + String(repeating: caught, count: 5)
        let first = try await tenon("run", "--approve", "main.js").expectSuccess(output: output)
        for name in [urls[0], unreachable, "notsaved", "local.js"] {
            #expect(first.errors.contains(name), first.summary)
        }
        #expect(first.errors.contains("warning[import-left-out]"), first.summary)
        let lock = try tenon.lock()
        #expect(lock.modules.keys.sorted() == [urls[3], urls[2]].sorted())
        for flags in [["--locked"], ["--offline"], ["--locked", "--offline"], []] {
            let next = try await tenon.run(["run"] + flags + ["main.js"])
            next.expectSuccess(output: output)
            #expect(next.errors.contains(urls[0]), next.summary)
        }
        #expect(try tenon.lock().text == lock.text)
        try await tenon("verify").expectSuccess()
    }

    @Test func `what is needed as well must be there`() async throws {
        let tenon = try TenonProgram.served()
        let url = tenon.url("gone.js")
        let programs = [
            "\(Self.guarded(url))import '\(url)'", "\(Self.guarded(url))import './needs.js'",
        ]
        try tenon.write("import '\(url)'", to: "needs.js")
        for program in programs {
            try tenon.write(program, to: "main.js")
            try await tenon("run", "--approve", "main.js")
                .expectError("module-not-found", mentions: [url])
            try await tenon("run", "--locked", "main.js")
                .expectError("not-locked", mentions: [url])
        }
    }

    @Test func `a guarded import whose bytes changed stops everything`() async throws {
        let tenon = try TenonProgram.served()
        let url = try tenon.serve("export default 1", at: "lazy.js")
        try tenon.write(Self.guarded(url), to: "main.js")
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "1\n")
        try tenon.serve("export default 2", at: "lazy.js")
        let other = ["TENON_HOME": tenon.folder.path("other")]
        try await tenon("install", environment: other)
            .expectError("verification-failed", "integrity-mismatch", "digest-mismatch")
    }
}
