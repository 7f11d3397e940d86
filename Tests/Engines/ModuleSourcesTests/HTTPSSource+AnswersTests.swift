// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTTPClientKit
import ModuleModel
import ModuleSources
import TestSupport
import Testing

/// What the source makes of what servers answer.
@Suite struct HTTPSSourceAnswersTests {
    @Test(arguments: [
        (404, "module-not-found"), (410, "module-not-found"), (401, "download-forbidden"),
        (403, "download-forbidden"), (429, "download-limited"), (500, "download-server-failed"),
        (501, "download-server-failed"), (204, "download-unexpected"), (304, "download-unexpected"),
        (302, "download-unexpected"), (418, "download-unexpected"),
    ])
    func `a status becomes an error that names the URL`(status: Int, code: String) async throws {
        let served = try Served()
        try served.server.answer("/status/\(status)", ServerAnswer(status: status))
        let diagnostic = try await Served.diagnostic {
            try await served.locate("/status/\(status)")
        }
        #expect(diagnostic.code == code)
        #expect(diagnostic.message.contains(served.server.origin + "/status/\(status)"))
    }

    @Test func `what was tried is said`() async throws {
        let served = try Served()
        try served.server.answer("/tried/a", .redirect(to: "/tried/b"))
        let diagnostic = try await Served.diagnostic { try await served.locate("/tried/a") }
        #expect(diagnostic.code == "module-not-found")
        #expect(diagnostic.message.contains("/tried/a"))
        #expect(diagnostic.notes == ["redirected to \(served.server.origin)/tried/b"])
    }

    @Test func `the pause that a server asks for is said`() async throws {
        let served = try Served()
        try served.server.answer(
            "/paused",
            ServerAnswer(status: 429, headers: ["Retry-After": "120 s"])
        )
        let diagnostic = try await Served.diagnostic { try await served.locate("/paused") }
        #expect(diagnostic.hints.contains { $0.contains("120 s") })
        #expect(try served.server.log(of: "/paused").count == 1)
    }

    @Test(arguments: [(1, true), (2, true), (3, false)])
    func `a failing server is asked three times at most`(
        failures: Int,
        succeeds: Bool
    ) async throws {
        let served = try Served()
        let path = "/flaky/\(failures)"
        try served.server.answer(path, ServerAnswer(body: "1", failures: failures))
        let pin = try? await served.locate(path)
        #expect((pin != nil) == succeeds)
        #expect(try served.server.log(of: path).count == min(failures + 1, 3))
    }

    @Test func `a broken connection is tried again`() async throws {
        let served = try Served()
        try served.server.answer("/broken", ServerAnswer(.drop))
        let diagnostic = try await Served.diagnostic { try await served.locate("/broken") }
        #expect(diagnostic.code == "http-interrupted")
        #expect(diagnostic.context == ["while downloading `\(served.server.origin)/broken`"])
        #expect(try served.server.log(of: "/broken").count >= 3)
    }

    @Test func `a page is not a module`() async throws {
        let served = try Served()
        let page = ServerAnswer(
            headers: ["Content-Type": "text/html; charset=utf-8"],
            body: "<!doctype html>"
        )
        try served.server.answer("/page.js", page)
        try served.server.answer("/page.html", page)
        let diagnostic = try await Served.diagnostic { try await served.locate("/page.js") }
        #expect(diagnostic.code == "download-not-code")
        #expect(diagnostic.message.contains("HTML"))
        let pin = try await served.locate("/page.html")
        #expect(try await served.source.fetch(pin).suffix == "html")
    }

    @Test func `a module beyond the limit is refused`() async throws {
        let served = try Served()
        try served.server.answer("/big.js", .javaScript(String(repeating: " ", count: 1001)))
        let diagnostic = try await Served.diagnostic {
            try await served.locate("/big.js", LocateContext(sizeLimit: 1000))
        }
        #expect(diagnostic.code == "http-too-large")
    }

    @Test func `only HTTPS and loopback URLs can be written`() throws {
        #expect(throws: ModuleURL.Malformed.self) { try ModuleURL(parsing: "http://example.com/") }
    }

    @Test func `a failure is not remembered`() async throws {
        let served = try Served()
        _ = try await Served.diagnostic { try await served.locate("/late.js") }
        try served.server.answer("/late.js", .javaScript("here"))
        #expect(try await served.locate("/late.js").location.hasSuffix("/late.js"))
    }

    @Test(arguments: [
        ("/t/a.js", "text/javascript", "js"), ("/t/a.mjs", "application/javascript", "mjs"),
        ("/t/a", "text/javascript;charset=utf-8", "js"), ("/t/a.ts", "text/javascript", "js"),
        ("/t/a.ts", "video/mp2t", "ts"), ("/t/a.mts", "application/typescript", "mts"),
        ("/t/a", "text/typescript", "ts"), ("/t/a.tsx", "application/typescript", "tsx"),
        ("/t/film", "video/mp2t", "bin"), ("/t/a.json", "application/json", "json"),
        ("/t/a", "application/geo+json", "json"), ("/t/a.ts", "text/plain", "ts"),
        ("/t/readme", "text/plain", "txt"), ("/t/a.JS", "application/octet-stream", "js"),
        ("/t/a.lyra", "text/plain", "lyra"), ("/t/", "application/octet-stream", "bin"),
        ("/t/a.b%2Fc", "application/octet-stream", "bin"),
        ("/t/a.wasm", "application/wasm", "wasm"),
    ])
    func `the type of a download tells how to read it`(
        path: String,
        type: String,
        suffix: String
    ) async throws {
        let served = try Served()
        // A path of its own for each case; the query is no part of it.
        let own = "/own-\(type.filter(\.isLetter))\(path)"
        try served.server.answer(own, ServerAnswer(headers: ["Content-Type": type], body: "x"))
        let pin = try await served.locate(own)
        #expect(try await served.source.fetch(pin).suffix == suffix)
    }
}
