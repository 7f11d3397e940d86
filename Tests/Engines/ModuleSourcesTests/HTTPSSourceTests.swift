// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTTPClientKit
import ModuleModel
import ModuleSources
import TestSupport
import Testing

@Suite struct HTTPSSourceTests {
    /// SHA-256 of `export default 1`, by `sha256sum`.
    static let digest =
        "sha256:f2ed650f15f224fa0836d26fabb81f0e219e1e3515d41640040073b222ffcbfd"

    @Test func `a URL is pinned, and its bytes are downloaded once`() async throws {
        let served = try Served()
        try served.server.answer("/m/one.js", .javaScript("export default 1", etag: true))
        let pin = try await served.locate("/m/one.js")
        #expect(pin.source == .https)
        #expect(pin.digest.description == Self.digest)
        #expect(pin.location == served.server.origin + "/m/one.js")
        let archive = try await served.source.fetch(pin)
        #expect(
            archive.files == [ModuleFile(path: "one.js", bytes: Array("export default 1".utf8))]
        )
        #expect(archive.entry == "one.js")
        #expect(archive.suffix == "js")
        #expect(archive.url?.description == pin.location)
        #expect(archive.validators.etag?.hasPrefix("\"") == true)
        #expect(try served.server.log(of: "/m/one.js").count == 1)
    }

    @Test func `a redirect chain ends in the pin`() async throws {
        let served = try Served()
        for step in 0..<10 {
            try served.server.answer(
                "/chain/\(step)",
                .redirect(to: "\(step + 1)", status: step.isMultiple(of: 2) ? 301 : 307)
            )
        }
        try served.server.answer("/chain/10", .javaScript("chain"))
        let pin = try await served.locate("/chain/0")
        #expect(pin.location == served.server.origin + "/chain/10")
        try served.server.answer("/chain/start", .redirect(to: "0"))
        let diagnostic = try await Served.diagnostic { try await served.locate("/chain/start") }
        #expect(diagnostic.code == "redirect-loop")
        #expect(diagnostic.notes.count == 10)
    }

    @Test func `a redirect in a circle is an error`() async throws {
        let served = try Served()
        try served.server.answer("/circle/a", .redirect(to: "/circle/b"))
        try served.server.answer("/circle/b", .redirect(to: "/circle/a"))
        let diagnostic = try await Served.diagnostic { try await served.locate("/circle/a") }
        #expect(diagnostic.code == "redirect-loop")
        #expect(diagnostic.message.contains("/circle/a"))
    }

    @Test(arguments: [
        ("/down/plain", "http://example.com/a.js", "plain http"),
        ("/down/loopback", "PLAIN/a.js", "HTTPS stays HTTPS"),
        ("/down/file", "file:///etc/passwd", "file:"),
        ("/down/user", "https://user:hunter2@example.com/", "user name or password"),
    ])
    func `a redirect to where modules may not come from is refused`(
        path: String,
        target: String,
        reason: String
    ) async throws {
        let served = try Served()
        let target = target.replacing("PLAIN", with: served.server.plainOrigin)
        try served.server.answer(path, .redirect(to: target))
        let diagnostic = try await Served.diagnostic { try await served.locate(path) }
        #expect(diagnostic.code == "redirect-refused")
        #expect(diagnostic.message.contains(reason), "\(diagnostic.message)")
        #expect(!diagnostic.message.contains("hunter2"))
    }

    @Test func `another machine may not redirect to this one`() async throws {
        let served = try Served(proxied: true)
        try served.server.answer(
            "/inward",
            .redirect(to: served.server.origin + "/inward-target")
        )
        let url = try ModuleURL(parsing: "https://modules.test/inward")
        let diagnostic = try await Served.diagnostic {
            try await served.source.locate(.url(url), in: LocateContext())
        }
        #expect(diagnostic.code == "redirect-refused")
        #expect(try served.server.log(of: "/inward-target").isEmpty)
    }

    @Test func `another machine may not import from this one`() async throws {
        let served = try Served()
        var context = LocateContext()
        context.importer = ModuleID(source: .https, "https://example.com/a.js")
        let diagnostic = try await Served.diagnostic { [context] in
            try await served.locate("/from-elsewhere", context)
        }
        #expect(diagnostic.code == "loopback-import-refused")
    }

    @Test func `a credential stays with its origin`() async throws {
        let served = try Served(credentials: { [$0.origin: HTTPSecret("Bearer abc")] })
        try served.server.answer("/private/same", .redirect(to: "/private/cross"))
        try served.server.answer(
            "/private/cross",
            .redirect(to: served.server.otherOrigin + "/private/return")
        )
        try served.server.answer(
            "/private/return",
            .redirect(to: served.server.origin + "/private/end")
        )
        try served.server.answer("/private/end", .javaScript("x"))
        _ = try await served.locate("/private/same")
        let sent = try ["same", "cross", "return", "end"].map {
            try served.server.log(of: "/private/\($0)").first?.headers["authorization"]
        }
        #expect(sent == ["Bearer abc", "Bearer abc", nil, nil])
    }

    @Test func `what has not changed is not sent again`() async throws {
        let served = try Served()
        try served.server.answer("/fresh.js", .javaScript("fresh", etag: true))
        let pin = try await served.locate("/fresh.js")
        let archive = try await served.source.fetch(pin)
        let held = CachedContent(
            digest: pin.digest,
            url: try served.url("/fresh.js"),
            validators: archive.validators
        )
        let again = try Served()
        let context = LocateContext(cached: { _ in held })
        #expect(try await again.locate("/fresh.js", context) == pin)
        let requests = try served.server.log(of: "/fresh.js")
        #expect(requests.map { $0.headers["if-none-match"] } == [nil, archive.validators.etag])
        // And what has changed is.
        try served.server.answer("/fresh.js", .javaScript("changed", etag: true))
        let changed = try await Served().locate("/fresh.js", context)
        #expect(changed.digest != pin.digest)
    }

    @Test func `content that changed after it was pinned stops the fetch`() async throws {
        let served = try Served()
        try served.server.answer("/moving.js", .javaScript("before"))
        let pin = try await served.locate("/moving.js")
        try served.server.answer("/moving.js", .javaScript("after"))
        await #expect(throws: IntegrityFailure.self) { try await Served().source.fetch(pin) }
        let diagnostic = try await Served.diagnostic { try await Served().source.fetch(pin) }
        #expect(diagnostic.notes.contains { $0.contains(pin.digest.description) })
    }

    @Test func `a pin is fetched again by who has not located it`() async throws {
        let served = try Served()
        try served.server.answer("/again.ts", ServerAnswer(headers: ["Content-Type": "video/mp2t"]))
        let pin = try await served.locate("/again.ts")
        #expect(try await Served().source.fetch(pin).suffix == "ts")
    }

    @Test func `at most eight downloads run at once, each URL once`() async throws {
        let served = try Served()
        try served.server.answer("/gate", ServerAnswer(.together, size: 8))
        try await withThrowingTaskGroup(of: Pin.self) { group in
            for number in 0..<32 {
                group.addTask { try await served.locate("/gate?\(number % 16)") }
            }
            try await group.waitForAll()
        }
        #expect(try served.server.log(of: "/gate").count == 16)
        // 16 connections would be open if the gate did not hold.
        let pin = try await served.locate("/gate?15")
        let most = try await served.source.fetch(pin).files[0].bytes
        #expect(String(decoding: most, as: UTF8.self) == "8")
    }

    @Test func `offline, nothing is asked`() async throws {
        let served = try Served()
        let diagnostic = try await Served.diagnostic {
            try await served.locate("/offline.js", LocateContext(isOffline: true))
        }
        #expect(diagnostic.code == "network-needed")
        #expect(try served.server.log(of: "/offline.js").isEmpty)
    }

    @Test func `cancelling ends the download`() async throws {
        let served = try Served()
        try served.server.answer("/stuck", ServerAnswer(.silent))
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup(of: Pin.self) { group in
                for _ in 0..<2 { group.addTask { try await served.locate("/stuck") } }
                while try served.server.log(of: "/stuck").isEmpty { await Task.yield() }
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }
}
