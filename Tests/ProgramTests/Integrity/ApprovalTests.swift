// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// A module from elsewhere runs after a yes, which holds for its content and its permissions.
@Suite struct ApprovalTests {
    private func makeProgram() throws -> (tenon: TenonProgram, url: String) {
        let tenon = try TenonProgram.served()
        let url = try tenon.serve("export default 'ran'", at: "a.js")
        try tenon.write("import a from '\(url)'; console.log(a)", to: "main.js")
        return (tenon, url)
    }

    @Test func `on a terminal, run asks and remembers a yes`() async throws {
        let (tenon, url) = try makeProgram()
        let asked = try await tenon.onTerminal("run", "main.js", answers: ["y"])
        #expect(asked.status == .exited(0), asked.summary)
        #expect(asked.output.contains("[y/N]") && asked.output.contains(url), asked.summary)
        #expect(asked.output.hasSuffix("ran\r\n"), asked.summary)
        try await tenon("run", "main.js").expectSuccess(output: "ran\n")
        let again = try await tenon.onTerminal("run", "main.js")
        #expect(again.output == "ran\r\n", again.summary)
    }

    @Test(arguments: ["n", "", "no", "yess"])
    func `on a terminal, anything else is a no`(answer: String) async throws {
        let (tenon, _) = try makeProgram()
        let outcome = try await tenon.onTerminal("run", "main.js", answers: [answer])
        #expect(outcome.status == .exited(1), outcome.summary)
        #expect(!outcome.output.contains("ran\r\n"), outcome.summary)
        #expect(outcome.output.contains("approval-declined"), outcome.summary)
        try await tenon("run", "main.js").expectError("approval-needed")
    }

    @Test func `an approval for less does not do for more`() async throws {
        let (tenon, url) = try makeProgram()
        try await tenon("run", "--approve", "main.js").expectSuccess()
        try await tenon("run", "--allow-env=HOME", "main.js")
            .expectError("approval-needed", mentions: [url, "environment:HOME"])
        try await tenon("run", "--approve", "--allow-env=HOME", "main.js").expectSuccess()
        try await tenon("run", "--allow-env=HOME", "main.js").expectSuccess(output: "ran\n")
        try await tenon("run", "main.js").expectSuccess(output: "ran\n")
    }

    @Test func `what is granted by a flag of approve holds for every run`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("secret", to: "data/a")
        try tenon.write("console.log(await Deno.readTextFile('data/a'))", to: "main.js")
        try await tenon("run", "main.js").expectError("permission-denied")
        try await tenon("approve", "--yes", "--allow-read=data", "main.js").expectSuccess()
        try await tenon("run", "main.js").expectSuccess(output: "secret\n")
        try await tenon("run", "--locked", "--offline", "main.js").expectSuccess(output: "secret\n")
        let shown = try await tenon("permissions", "main.js").expectSuccess()
        #expect(shown.output.contains("granted  read:"), shown.summary)
        // Other programs have nothing of it, and more grants do not take it back.
        try tenon.write("console.log(await Deno.readTextFile('data/a'))", to: "other.js")
        try await tenon("run", "other.js").expectError("permission-denied")
        try await tenon("approve", "--yes", "--allow-env=HOME", "main.js").expectSuccess()
        try await tenon("run", "main.js").expectSuccess(output: "secret\n")
        try await tenon("permissions", "--revoke", "main.js").expectSuccess()
        try await tenon("run", "main.js").expectError("permission-denied")
    }

    @Test func `a request in the data folder grants nothing`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("console.log(1)", to: "main.js")
        try await tenon("approve", "--yes", "--allow-env=HOME", "main.js").expectSuccess()
        let folder = tenon.home + "/asked"
        let name = try #require(FileManager.default.contentsOfDirectory(atPath: folder).first)
        let forged = Data("environment:HOME\nread:/etc\n".utf8)
        try forged.write(to: URL(filePath: "\(folder)/\(name)"))
        try await tenon("run", "main.js")
            .expectError("permission-not-granted", mentions: ["read:/etc"])
    }

    @Test func `an approval holds for one content`() async throws {
        let (tenon, url) = try makeProgram()
        try await tenon("run", "--approve", "main.js").expectSuccess()
        try tenon.serve("export default 'changed'", at: "a.js")
        try await tenon("repin", url, "--approve").expectSuccess()
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "changed\n")
    }

    @Test func `revoking names the modules and the projects that lose an approval`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "shared", "--code", "export default 'shared'").expectSuccess()
        try await tenon("save", "other", "--code", "export default 'other'").expectSuccess()
        for (folder, name) in [("a", "shared"), ("b", "shared"), ("a", "other")] {
            let code = "import x from '\(name)'; console.log(x)"
            try tenon.write(code, to: "\(folder)/\(name).js")
        }
        for path in ["a/shared.js", "b/shared.js", "a/other.js"] {
            try await tenon("run", "--approve", path).expectSuccess()
        }
        let outcome = try await tenon("permissions", "--revoke", "--json", "a/shared.js")
        outcome.expectSuccess()
        let b = tenon.project + "/b"
        for word in ["saved:shared", "\"sharing\"", b] {
            #expect(outcome.output.contains(word), outcome.summary)
        }
        #expect(!outcome.output.contains("saved:other"), "it is not used: \(outcome.summary)")
        try await tenon("run", "a/other.js").expectSuccess(output: "other\n")
        try await tenon("run", "b/shared.js").expectError("approval-needed")
        try await tenon("run", "--approve", "b/shared.js").expectSuccess()
        let told = try await tenon("permissions", "--revoke", "a/shared.js").expectSuccess()
        #expect(told.errors.contains("saved:shared") && told.errors.contains(b), told.summary)
        let none = try await tenon("permissions", "--revoke", "--json", "a/shared.js")
        #expect(none.expectSuccess().output.contains("\"revoked\""), none.summary)
    }

    @Test func `the yes in somebody else's lock is not this user's`() async throws {
        let (tenon, url) = try makeProgram()
        try await tenon("run", "--approve", "main.js").expectSuccess()
        let other = ["TENON_HOME": tenon.folder.path("other")]
        try await tenon("install", environment: other).expectSuccess()
        try await tenon("run", "--locked", "main.js", environment: other)
            .expectError("approval-needed", mentions: [url])
        try await tenon("run", "--locked", "--approve", "main.js", environment: other)
            .expectSuccess(output: "ran\n")
        try await tenon("run", "--locked", "--offline", "main.js", environment: other)
            .expectSuccess(output: "ran\n")
    }

    @Test func `a policy file answers for a team`() async throws {
        let (tenon, _) = try makeProgram()
        try await tenon("lock", "main.js").expectSuccess()
        try tenon.write("this is not = = TOML", to: "broken.toml")
        try await tenon("run", "--policy", "broken.toml", "main.js")
            .expectError("toml-malformed", "policy-malformed", mentions: ["broken.toml"])
        try await tenon("run", "--policy", "missing.toml", "main.js")
            .expectError("file-not-found", mentions: ["missing.toml"])
    }

    @Test func `what was granted is taken back`() async throws {
        let (tenon, _) = try makeProgram()
        try tenon.write("[permissions]\nenvironment = [\"HOME\"]\n", to: "tenon.toml")
        try await tenon("run", "main.js").expectError(
            "permission-not-granted",
            mentions: ["environment:HOME", "--allow-env=HOME"]
        )
        try await tenon("approve", "--yes", "main.js").expectSuccess()
        try await tenon("run", "main.js").expectSuccess(output: "ran\n")
        try await tenon("permissions", "main.js", "--revoke").expectSuccess()
        try await tenon("run", "main.js")
            .expectError("permission-not-granted", mentions: ["environment:HOME"])
    }

    @Test func `permissions are shown as text and as JSON`() async throws {
        let (tenon, url) = try makeProgram()
        try await tenon("approve", "--yes", "--allow-env=HOME", "main.js").expectSuccess()
        let text = try await tenon("permissions", "main.js").expectSuccess()
        #expect(text.output.contains("environment:HOME"), text.summary)
        #expect(text.output.contains(url), text.summary)
        let json = try await tenon("permissions", "main.js", "--json").expectSuccess()
        #expect(json.output.contains("environment:HOME"), json.summary)
        try await tenon("run", "main.js").expectSuccess(output: "ran\n")
    }
}
