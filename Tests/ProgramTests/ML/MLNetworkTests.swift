// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// `import http;` under Tenon: the program has no sockets, Tenon asks for it.
@Suite struct MLNetworkTests {
    private let tenon: TenonProgram
    private let server: LoopbackServer
    /// `localhost:…`, and the same server under another name.
    private let host: String
    private let other: String

    init() throws {
        server = try .shared()
        tenon = try TenonProgram(server: server)
        host = String(server.plainOrigin.dropFirst("http://".count))
        other = host.replacing("localhost", with: "127.0.0.1")
    }

    private func run(_ text: String, flags: String...) async throws -> ChildProgram.Outcome {
        try tenon.write("import http;\n" + text, to: "main.ml")
        return try await tenon.run(["run"] + flags + ["main.ml"])
    }

    @Test func `a granted host answers, another does not`() async throws {
        try tenon.answer("hello", ServerAnswer(body: "grüße"))
        let ask = "a = http.get(\"\(tenon.url("hello", plain: true))\"); print(a.status, a.body);"
        try await run(ask).expectError(
            "permission-denied",
            mentions: ["network:\(host)", "--allow-net=\(host)", "main.ml:2"]
        )
        try await run(ask, flags: "--allow-net=\(host)").expectSuccess(output: "200 grüße\n")
        try await run(ask, flags: "--allow-net=\(other)").expectError("permission-denied")
        #expect(try tenon.requests(of: "hello") == 1)
    }

    @Test func `a redirect leads to granted hosts alone, and takes no credentials along`()
        async throws
    {
        let target = tenon.url("target", plain: true).replacing("localhost", with: "127.0.0.1")
        try tenon.answer("target", ServerAnswer(body: "there"))
        try tenon.answer("start", ServerAnswer(status: 302, headers: ["Location": target]))
        let ask = """
            a = http.get("\(tenon.url("start", plain: true))", {headers: {Authorization: "Bearer key"}});
            print(a.body);
            """
        try await run(ask, flags: "--allow-net=\(host)")
            .expectError("permission-denied", mentions: ["network:\(other)"])
        #expect(try tenon.requests(of: "target") == 0)
        try await run(ask, flags: "--allow-net=\(host),\(other)").expectSuccess(output: "there\n")
        let sent = try #require(try tenon.log(of: "target").first)
        #expect(!"\(sent)".contains("Bearer key"))
        #expect("\(try tenon.log(of: "start"))".contains("Bearer key"))
    }

    @Test func `another module's grant is no help`() async throws {
        try tenon.answer("hello", ServerAnswer(body: "hello"))
        let url = tenon.url("hello", plain: true)
        let get = "import http; function get() { return http.get(\"\(url)\").body; }"
        try tenon.write("capability N { allow network \"\(host)\"; }\n" + get, to: "has.ml")
        try tenon.write("capability N { allow network \"example.org\"; }\n" + get, to: "lacks.ml")
        for (name, isAllowed) in [("has", true), ("lacks", false)] {
            try tenon.write("import \(name) as m; print(m.get());", to: "main.ml")
            let outcome = try await tenon(
                "run",
                "--allow-current-dir",
                "--allow-net=\(host)",
                "main.ml"
            )
            if isAllowed {
                outcome.expectSuccess(output: "hello\n")
            } else {
                outcome.expectError("permission-denied", mentions: ["lacks.ml", "capability"])
            }
        }
    }
}
