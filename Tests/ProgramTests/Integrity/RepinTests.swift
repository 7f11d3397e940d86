// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// A module that changed at its URL is pinned anew only by its own command, with a yes.
@Suite struct RepinTests {
    private let old = "export const a = 1\nexport const name = 'old'\n"
    private let new = "export const a = 1\nexport const name = 'new'\n"

    /// A locked program whose module has changed on the server.
    private func makeChanged() async throws -> (tenon: TenonProgram, url: String, digest: String) {
        let tenon = try TenonProgram.served()
        let url = try tenon.serve(old, at: "a.js")
        try tenon.write("import { name } from '\(url)'; console.log(name)", to: "main.js")
        try await tenon("lock", "--approve", "main.js").expectSuccess()
        try tenon.serve(new, at: "a.js")
        return (tenon, url, try #require(try tenon.lock().modules[url]?.digest))
    }

    private func expectOld(_ tenon: TenonProgram, _ digest: String, _ url: String) async throws {
        #expect(try tenon.lock().modules[url]?.digest == digest)
        try await tenon("run", "main.js").expectSuccess(output: "old\n")
    }

    private func expectNew(_ tenon: TenonProgram, _ digest: String, _ url: String) async throws {
        #expect(try tenon.lock().modules[url]?.digest != digest)
        try await tenon("run", "--locked", "--offline", "main.js").expectSuccess(output: "new\n")
        try await tenon("verify").expectSuccess()
    }

    @Test func `without a terminal it refuses and says how`() async throws {
        let (tenon, url, digest) = try await makeChanged()
        let outcome = try await tenon("repin", url)
        #expect(outcome.status == .exited(1), outcome.summary)
        outcome.expectError("approval-needed", "repin-needed", mentions: ["--approve"])
        for line in ["-export const name = 'old'", "+export const name = 'new'"] {
            #expect(outcome.errors.contains(line), "what a yes would be to: \(outcome.summary)")
        }
        try await expectOld(tenon, digest, url)
    }

    @Test func `with --approve it shows the difference and changes the lock`() async throws {
        let (tenon, url, digest) = try await makeChanged()
        let outcome = try await tenon("repin", url, "--approve").expectSuccess()
        let shown = outcome.output + outcome.errors
        for word in [digest, "-export const name = 'old'", "+export const name = 'new'"] {
            #expect(shown.contains(word), outcome.summary)
        }
        let now = try #require(try tenon.lock().modules[url]?.digest)
        #expect(shown.contains(now), "the new digest: \(outcome.summary)")
        try await expectNew(tenon, digest, url)
    }

    @Test func `on a terminal, no leaves the lock as it is`() async throws {
        let (tenon, url, digest) = try await makeChanged()
        for answer in ["n", "", "yesterday"] {
            let outcome = try await tenon.onTerminal("repin", url, answers: [answer])
            #expect(outcome.status == .exited(1), outcome.summary)
            #expect(outcome.output.contains("[y/N]"), outcome.summary)
            #expect(outcome.output.contains("+export const name = 'new'"), outcome.summary)
        }
        try await expectOld(tenon, digest, url)
    }

    @Test func `on a terminal, yes changes the lock`() async throws {
        let (tenon, url, digest) = try await makeChanged()
        let outcome = try await tenon.onTerminal("repin", url, answers: ["y"])
        #expect(outcome.status == .exited(0), outcome.summary)
        try await expectNew(tenon, digest, url)
    }

    @Test func `what has not changed is not pinned anew`() async throws {
        let (tenon, url, _) = try await makeChanged()
        try tenon.serve(old, at: "a.js")
        let text = try tenon.lock().text
        try await tenon("repin", url).expectSuccess()
        #expect(try tenon.lock().text == text)
    }

    @Test func `old content that is not here is not shown as empty`() async throws {
        let (tenon, url, digest) = try await makeChanged()
        try FileManager.default.removeItem(atPath: tenon.blob(digest))
        let outcome = try await tenon("repin", url)
        outcome.expectError("repin-needed", mentions: ["the old content is not in the store"])
        #expect(outcome.errors.contains("+export const name = 'new'"), outcome.summary)
        #expect(!outcome.errors.contains("@@"), outcome.summary)
    }

    @Test func `with --locked or --offline it refuses`() async throws {
        let (tenon, url, digest) = try await makeChanged()
        for flag in ["--locked", "--offline"] {
            let outcome = try await tenon("repin", url, "--approve", flag)
            #expect(outcome.status == .exited(1) || outcome.status == .exited(2), outcome.summary)
            #expect(outcome.code != nil, outcome.summary)
        }
        try await expectOld(tenon, digest, url)
    }

    @Test func `a module that the lock does not name is refused`() async throws {
        let (tenon, _, _) = try await makeChanged()
        for module in ["https://localhost/none.js", "none", "main.js"] {
            let outcome = try await tenon("repin", module, "--approve")
            #expect(outcome.status == .exited(1), outcome.summary)
            #expect(outcome.errors.contains(module), outcome.summary)
        }
    }

    @Test func `control characters in what changed do not reach the terminal`() async throws {
        let (tenon, url, _) = try await makeChanged()
        try tenon.serve(
            "export const name = 'new' // \u{1B}[2J\u{1B}]0;title\u{7}\r evil \u{202E}\n",
            at: "a.js"
        )
        let outcome = try await tenon("repin", url, "--approve").expectSuccess()
        for text in [outcome.output, outcome.errors] {
            let isClean = text.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.properties.generalCategory != .control && $0 != "\u{202E}"
            }
            #expect(isClean, outcome.summary)
        }
    }
}
