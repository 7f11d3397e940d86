// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// A byte changed anywhere stops the program, with both digests.
@Suite struct IntegrityTests {
    private static let part = "export default 'one'\n"
    private static let changed = "export default 'two'\n"

    /// A locked and approved program of a local file, two modules from a URL and a saved one.
    private func makeLocked() async throws -> TenonProgram {
        let tenon = try TenonProgram.served()
        try tenon.serve(Self.part, at: "part.js")
        try tenon.serve("import part from './part.js'; export { part }", at: "whole.js")
        try await tenon("save", "mine", "--code", "export default 'mine'").expectSuccess()
        try tenon.write(
            """
            import { part } from "\(tenon.url("whole.js"))"
            import mine from "mine"
            console.log(part, mine)
            """,
            to: "main.js"
        )
        try await tenon("lock", "--approve", "main.js").expectSuccess()
        return tenon
    }

    /// The digest of `text`, as `sha256:…`.
    private func digest(_ text: String) async throws -> String {
        let outcome = try await ChildProgram("/usr/bin/sha256sum").run(input: text)
        return "sha256:" + outcome.output.prefix(64)
    }

    private func overwrite(_ path: String, _ text: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    @Test(arguments: ["part.js", "whole.js"])
    func `a byte changed in the store stops the run`(name: String) async throws {
        let tenon = try await makeLocked()
        let before = try #require(try tenon.lock().modules[tenon.url(name)]?.digest)
        try overwrite(tenon.blob(before), Self.changed)
        let after = try await digest(Self.changed)
        for command in [
            ["run", "main.js"], ["run", "--offline", "--locked", "main.js"],
            ["run", "--approve", "main.js"], ["run", "--sandbox=none", "main.js"],
        ] {
            let outcome = try await tenon.run(command)
            outcome.expectError("integrity-mismatch", mentions: [before, after])
            #expect(outcome.output.isEmpty, "nothing ran: \(outcome.summary)")
        }
        try await tenon("verify")
            .expectError("verification-failed", "integrity-mismatch", mentions: [before, after])
    }

    @Test func `a byte changed in a saved module's file stops everything that reads it`()
        async throws
    {
        let tenon = try await makeLocked()
        let code = "export default 'mine'"
        let before = try await digest(code)
        try overwrite(tenon.blob(before), "export default 'evil'")
        let after = try await digest("export default 'evil'")
        for command in [["run", "main.js"], ["get", "mine"], ["run", "--approve", "mine"]] {
            let outcome = try await tenon.run(command)
            outcome.expectError("integrity-mismatch", mentions: [before, after])
            #expect(!outcome.output.contains("evil"), outcome.summary)
            #expect(outcome.errors.contains("tenon save mine"), outcome.summary)
            #expect(!outcome.errors.contains("tenon install"), outcome.summary)
        }
        for command in [["verify"], ["install"], ["vendor"]] {
            let outcome = try await tenon.run(command)
            #expect(outcome.status == .exited(1), outcome.summary)
            #expect(outcome.errors.contains("tenon save mine"), outcome.summary)
        }
        try await tenon("save", "mine", "--code", code).expectSuccess()
        try await tenon("run", "main.js").expectSuccess(output: "one mine\n")
    }

    @Test func `a digest changed in the lock stops the run`() async throws {
        let tenon = try await makeLocked()
        let lock = try tenon.lock()
        let before = try #require(lock.modules[tenon.url("part.js")]?.digest)
        let last: Character = before.hasSuffix("0") ? "1" : "0"
        let changed = before.dropLast() + String(last)
        try tenon.write(lock.text.replacing(before, with: changed), to: "tenon.lock")
        for command in [["run", "main.js"], ["run", "--locked", "--approve", "main.js"]] {
            let outcome = try await tenon.run(command)
            #expect(outcome.status == .exited(1) && outcome.output.isEmpty, outcome.summary)
            #expect(outcome.errors.contains(String(changed)), outcome.summary)
        }
        let installed = try await tenon(
            "install",
            environment: ["TENON_HOME": tenon.folder.path("other")]
        )
        installed.expectError("integrity-mismatch", mentions: [String(changed), before])
        try await tenon("verify").expectError(
            "verification-failed",
            "blob-missing",
            mentions: [String(changed)]
        )
    }

    @Test func `the content of another module under a digest of the lock needs an approval`()
        async throws
    {
        let tenon = try await makeLocked()
        let lock = try tenon.lock()
        let part = try #require(lock.modules[tenon.url("part.js")]?.digest)
        try await tenon("save", "evil", "--code", "export default 'evil'").expectSuccess()
        try await tenon("run", "--approve", "evil").expectSuccess()
        let evil = try await digest("export default 'evil'")
        try tenon.write(lock.text.replacing(part, with: evil), to: "tenon.lock")
        let outcome = try await tenon("run", "--locked", "main.js")
        // The bytes were approved, but under another name.
        #expect(outcome.output.isEmpty, outcome.summary)
        outcome.expectError("approval-needed", mentions: [part, evil, tenon.url("part.js")])
    }

    @Test func `a lock that lacks an entry is mended as its hint says`() async throws {
        let tenon = try await makeLocked()
        let lock = try tenon.lock()
        let key = try #require(lock.text.range(of: "\"\(tenon.url("part.js"))\": {"))
        let renamed = "\"\(tenon.url("else.js"))\": {"
        try tenon.write(lock.text.replacingCharacters(in: key, with: renamed), to: "tenon.lock")
        for command in [["lock", "main.js"], ["install"], ["verify"], ["run", "main.js"]] {
            let outcome = try await tenon.run(command)
            #expect(outcome.status == .exited(1), outcome.summary)
            #expect(outcome.errors.contains("delete it"), outcome.summary)
            #expect(outcome.errors.contains("`tenon lock PROGRAM`"), outcome.summary)
        }
        try FileManager.default.removeItem(atPath: tenon.project + "/tenon.lock")
        try await tenon("lock", "main.js").expectSuccess()
        try await tenon("run", "main.js").expectSuccess(output: "one mine\n")
    }

    @Test func `a dependency turned elsewhere in the lock stops the run`() async throws {
        let tenon = try await makeLocked()
        let lock = try tenon.lock()
        let key = "\"./part.js\": \"\(tenon.url("part.js"))\""
        let spaced = lock.text.contains(key) ? key : key.replacing(": ", with: ":")
        let isThere = lock.text.contains(spaced)
        #expect(isThere, "\(lock.text)")
        for target in ["file:///etc/passwd", "saved:mine", tenon.url("nowhere.js")] {
            let turned = lock.text.replacing(
                spaced,
                with: spaced.replacing(tenon.url("part.js"), with: target)
            )
            try tenon.write(turned, to: "tenon.lock")
            let outcome = try await tenon("run", "--locked", "main.js")
            #expect(outcome.status == .exited(1) && outcome.output.isEmpty, outcome.summary)
            #expect(outcome.code != nil, outcome.summary)
        }
    }

    @Test func `the digest of a file in the lock is checked`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("export default 'part'", to: "lib/part.js")
        try tenon.write("export { default } from './part.js'", to: "lib/whole.js")
        try await tenon("save", "whole", "lib/whole.js").expectSuccess()
        try tenon.write("import w from 'whole'; console.log(w)", to: "main.js")
        try await tenon("lock", "--approve", "main.js").expectSuccess()
        let lock = try tenon.lock()
        let files = try #require(lock.modules.values.first?.files)
        #expect(files.count == 2, "\(lock.text)")
        let before = try #require(files.first { $0.key.hasSuffix("part.js") }?.value)
        let last: Character = before.hasSuffix("0") ? "1" : "0"
        try tenon.write(
            lock.text.replacing(before, with: before.dropLast() + String(last)),
            to: "tenon.lock"
        )
        let outcome = try await tenon("run", "--locked", "main.js")
        #expect(outcome.status == .exited(1) && outcome.output.isEmpty, outcome.summary)
        outcome.expectError("integrity-mismatch", "blob-missing")
    }

    @Test func `a byte changed on the server stops the installation`() async throws {
        let tenon = try await makeLocked()
        let before = try #require(try tenon.lock().modules[tenon.url("part.js")]?.digest)
        let lock = try tenon.lock().text
        try tenon.serve(Self.changed, at: "part.js")
        let after = try await digest(Self.changed)
        let other = ["TENON_HOME": tenon.folder.path("other")]
        try await tenon("install", environment: other).expectError(
            "integrity-mismatch",
            mentions: [before, after, tenon.url("part.js"), "repin"]
        )
        let run = try await tenon("run", "--approve", "main.js", environment: other)
        #expect(run.status == .exited(1) && run.output.isEmpty, run.summary)
        // Whoever has the bytes is not concerned, and nobody's lock has changed.
        try await tenon("run", "main.js").expectSuccess(output: "one mine\n")
        #expect(try tenon.lock().text == lock)
    }

    @Test func `bytes in the place of the module's blob are never used`() async throws {
        let tenon = try await makeLocked()
        let digest = try #require(try tenon.lock().modules[tenon.url("part.js")]?.digest)
        let path = tenon.blob(digest)
        for damage in ["", String(Self.part.dropLast()), Self.part + "\n"] {
            try overwrite(path, damage)
            try await tenon("run", "main.js").expectError("integrity-mismatch")
        }
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(
            atPath: path,
            withDestinationPath: "/etc/passwd"
        )
        let outcome = try await tenon("run", "--offline", "main.js")
        #expect(outcome.status == .exited(1) && outcome.output.isEmpty, outcome.summary)
        #expect(!outcome.errors.contains("root:"), outcome.summary)
    }
}
