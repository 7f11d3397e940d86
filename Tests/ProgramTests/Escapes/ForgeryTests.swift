// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Programs that lie to Tenon over its own channel.
@Suite struct ForgeryTests {
    /// Writes a forged call to each descriptor and pipe that it can find.
    private static let forger = """
        const message = new TextEncoder().encode(JSON.stringify({
          id: 1, method: "save", parameters: {
            name: "evil", kind: "code", text: "export default 666", options: {},
          },
        }))
        const frame = new Uint8Array(4 + message.length)
        new DataView(frame.buffer).setUint32(0, message.length, true)
        frame.set(message, 4)
        let opened = 0
        const forge = (path) => {
          try {
            const file = Deno.openSync(path, { write: true })
            opened += 1
            file.writeSync(frame)
          } catch { /* the next one */ }
        }
        for (let i = 3; i < 40; i += 1) {
          forge(`/proc/self/fd/${i}`)
          forge(`/dev/fd/${i}`)
          try {
            const target = Deno.readLinkSync(`/proc/self/fd/${i}`)
            forge(target)
            const folder = target.split("/").slice(0, -1).join("/")
            for (const name of ["calls", "answers", "host.mjs"]) forge(folder + "/" + name)
          } catch { /* the next one */ }
        }
        console.log("opened", opened)
        """

    /// Takes over what the host script might use to speak.
    private static let thief = """
        const heard = []
        const listen = (object, name) => {
          const original = object[name]
          object[name] = function (...values) {
            for (const value of values) heard[heard.length] = typeof value === "string" ? value : ""
            return original.apply(this, values)
          }
        }
        for (const name of ["stringify", "parse"]) listen(JSON, name)
        listen(TextEncoder.prototype, "encode")
        listen(TextDecoder.prototype, "decode")
        listen(Uint8Array.prototype, "set")
        listen(Map.prototype, "set")
        listen(Map.prototype, "get")
        listen(Promise.prototype, "then")
        Object.defineProperty(Object.prototype, "secret", {
          set(value) { heard[heard.length] = String(value) }, configurable: true,
        })
        await has("anything")
        try { await save("evil", "export default 666") } catch (error) { console.log(error.code) }
        const long = heard.filter((x) => /[0-9a-f]{32}|[A-Za-z0-9+/_-]{32}/.test(x))
        console.log("heard", long.length)
        """

    private func expectNothingSaved(_ tenon: TenonProgram) async throws {
        let evil = try await tenon("has", "evil")
        #expect(evil.output == "false\n", evil.summary)
    }

    @Test(arguments: [[], ["--allow-saved=read"]])
    func `a program finds no channel to write to`(flags: [String]) async throws {
        let tenon = try TenonProgram()
        try tenon.write(Self.forger, to: "main.js")
        let outcome = try await tenon.run(["run"] + flags + ["main.js"])
        #expect(outcome.output == "opened 0\n" || outcome.code != nil, outcome.summary)
        try await expectNothingSaved(tenon)
    }

    @Test(arguments: [[], ["--allow-saved=read"], ["--allow-saved"]])
    func `a program that may open everything is ended when it forges a call`(flags: [String])
        async throws
    {
        let tenon = try TenonProgram()
        try tenon.write(Self.forger, to: "main.js")
        let wide = ["--allow-read=/", "--allow-write=/"]
        let outcome = try await tenon.run(["run"] + flags + wide + ["main.js"])
        if outcome.output != "opened 0\n" {
            #expect(!outcome.isSuccess, outcome.summary)
        }
        try await expectNothingSaved(tenon)
    }

    @Test func `a program that listens to the host learns nothing that helps`() async throws {
        let tenon = try TenonProgram()
        try tenon.write(Self.thief, to: "main.js")
        let outcome = try await tenon("run", "--allow-saved=read", "main.js")
        #expect(outcome.output.contains("heard 0"), outcome.summary)
        #expect(outcome.output.hasPrefix("permission-denied"), outcome.summary)
        try await expectNothingSaved(tenon)
    }

    @Test func `without a grant the module API says what it needs`() async throws {
        let tenon = try TenonProgram()
        for (call, permission) in [
            ("await save('a', 'export default 1')", "saved:write"),
            ("await load('a')", "saved:read"), ("await get('a')", "saved:read"),
            ("await has('a')", "saved:read"), ("list()", "saved:read"),
            ("await remove('a')", "saved:write"),
        ] {
            try tenon.write(call, to: "main.js")
            try await tenon("run", "main.js").expectError(
                "permission-denied",
                mentions: [permission, "main.js", "--allow-saved"]
            )
        }
        try await expectNothingSaved(tenon)
    }

    @Test func `a program cannot change the store or the lock by a wide grant`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "a", "--code", "export default 1").expectSuccess()
        try tenon.write(
            """
            const folder = Deno.args[0]
            for (const name of ["store.sqlite", "files/x.js"]) {
              try {
                Deno.writeTextFileSync(folder + "/" + name, "evil")
                console.log("wrote", name)
              } catch (error) { console.log(error.name) }
            }
            """,
            to: "main.js"
        )
        let outcome = try await tenon(
            "run",
            "--allow-write=/",
            "--allow-read=/",
            "main.js",
            tenon.home
        )
        #expect(outcome.output == "NotCapable\nNotCapable\n", outcome.summary)
        try await tenon("get", "a").expectSuccess(output: "export default 1")
    }

    @Test func `a program that says too early that it is over is over`() async throws {
        let tenon = try TenonProgram()
        let source = """
            console.log(Deno.pid)
            Deno[Deno.internal].dispatchProcessExitEvent()
            for (;;);
            """
        try tenon.write(source, to: "main.js")
        let result = try await tenon("run", "main.js")
        result.expectSuccess()
        let process = try #require(Int32(result.output.dropLast()))
        let deadline = ContinuousClock.now + .seconds(60)
        while kill(process, 0) == 0, ContinuousClock.now < deadline { await Task.yield() }
        #expect(kill(process, 0) != 0)
    }
}
