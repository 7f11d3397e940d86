// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// What a stranger does with a registry of their own, from the first start on.
@Suite struct RegistryStoryTests {
    @Test func `what the first start prints can be run as it stands`() async throws {
        let registry = try ServedRegistry()
        let commands = registry.commands
        #expect(commands.map { $0[0] } == ["login", "user", "publish"], "\(registry.greeting)")
        let administrator = try TenonProgram()
        try await administrator.run(
            commands[0],
            input: Array(registry.administratorToken.utf8)
        ).expectSuccess()
        let added = try await administrator.run(commands[1].map { $0 == "NAME" ? "alice" : $0 })
        added.expectSuccess()
        let alice = try TenonProgram()
        try await alice.run(commands[0], input: added.outputBytes).expectSuccess()
        try WordsPackage(tenon: alice, registry: "https://elsewhere.example/").write("1.0.0")
        let published = try await alice.run(commands[2] + ["--yes"])
        published.expectSuccess()
        #expect(published.errors.contains("read back"), published.summary)
        try await alice("registry", "serve", "--listen", "127.0.0.1:0", registry.folder)
            .expectError("registry-served")
        try await alice("registry", "serve", "--listen", "127.0.0.1:0", alice.project)
            .expectError("registry-folder-taken")
        #expect(registry.stop() == .exited(0))
    }

    @Test func `a package is published, found, used, withdrawn and audited`() async throws {
        let registry = try ServedRegistry()
        let alice = try await registry.person("alice")
        let words = WordsPackage(tenon: alice, registry: registry.url)
        try words.write("1.0.0")
        try await alice("publish", "--dry-run").expectSuccess()
        try await alice("info", "@alice/words").expectError("package-not-found")
        try await alice("publish", "--yes").expectSuccess()
        try await expectFound("greets", by: alice)
        try await alice("registry", "info", "@alice/words").expectSuccess()

        let user = try TenonProgram()
        try WordsPackage.use(from: registry.url, in: user)
        try await user("add", "@alice/words").expectSuccess()
        try await user("run", "--approve", "main.js").expectSuccess(output: "Hello, stranger!\n")

        try words.write("1.1.0", "/** Other. */\nexport const other = 1\n")
        try await alice("publish", "--yes")
            .expectError("publish-refused", mentions: ["[interface-broken]", "2.0.0"])
        let rehearsal = try await alice("publish", "--dry-run")
        rehearsal.expectError("publish-refused", mentions: ["[interface-broken]"])
        try words.write("1.1.0")
        try await alice("publish", "--yes").expectSuccess()

        try await alice("yank", "@alice/words@1.0.0", "--reason", "rude", "--yes").expectSuccess()
        try alice.write(advisory, to: "advisory.json")
        try await alice("advisory", "add", "advisory.json").expectSuccess()
        let audit = try await user("audit")
        #expect(audit.status == .exited(1) && audit.output.contains("ALICE-2026-0001"))
        #expect(audit.output.contains("rude"), audit.summary)
        try await user("add", "@alice/words@1.1.0").expectSuccess()
        try await user("audit").expectSuccess()
        try await alice("deprecate", "@alice/words", "-m", "use another").expectSuccess()
        let info = try await user("info", "@alice/words")
        #expect(info.output.contains("use another"), info.summary)

        try await user("registry", "sync").expectSuccess()
        let offline = try await user("search", "greets", "--offline")
        #expect(offline.output.contains("@alice/words"), offline.summary)
        let stats = try await user("registry", "stats", "@alice/words")
        #expect(stats.output.contains("@alice/words: "), stats.summary)
    }

    private let advisory = """
        {
          "schema_version": "1.6.0", "id": "ALICE-2026-0001", "modified": "2026-11-20T08:00:00Z",
          "published": "2026-11-19T08:00:00Z", "summary": "Greets strangers",
          "affected": [{
            "package": {"ecosystem": "Tenon", "name": "@alice/words"},
            "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.1.0"}]}]
          }]
        }
        """

    /// The search follows a publication within seconds.
    private func expectFound(_ words: String, by tenon: TenonProgram) async throws {
        var outcome = try await tenon("search", words)
        for _ in 0..<200 where !outcome.output.contains("@alice/words") {
            outcome = try await tenon("search", words)
        }
        outcome.expectSuccess()
        #expect(outcome.output.contains("@alice/words"), outcome.summary)
    }

    @Test func `accounts may do what they own, and tokens what they are for`() async throws {
        let registry = try ServedRegistry()
        let (alice, bob) = (try await registry.person("alice"), try await registry.person("bob"))
        for person in [alice, bob] {
            try WordsPackage(tenon: person, registry: registry.url).write("1.0.0")
        }
        try await bob("publish", "--yes").expectError("scope-not-owned", mentions: ["@bob/"])
        try await alice("publish", "--yes").expectSuccess()
        try WordsPackage(tenon: bob, registry: registry.url).write("1.1.0")
        try await bob("publish", "--yes").expectError("package-not-owned", mentions: ["alice"])
        try await alice("owner", "add", "@alice/words", "carol", "--yes")
            .expectError("account-missing", mentions: ["tenon user add carol"])
        try await alice("owner", "add", "@alice/words", "bob", "--yes").expectSuccess()
        try await bob("publish", "--yes").expectSuccess()
        let owners = try await alice("owner", "list", "@alice/words")
        owners.expectSuccess(output: "alice\nbob\n")

        let made = try await alice("token", "create", "ci", "--allow", "yank")
        made.expectSuccess()
        let token = made.output.trimmingCharacters(in: .newlines)
        let variables = ["TENON_TOKEN": token]
        try WordsPackage(tenon: alice, registry: registry.url).write("1.2.0")
        try await alice("publish", "--yes", environment: variables)
            .expectError("token-permission-missing")
        let list = try await alice("token", "list")
        #expect(list.output.contains("ci") && !list.output.contains(token), list.summary)
        let id = try #require(made.errors.firstMatch(of: /number `(\w+)`/).map { String($0.1) })
        try await alice("token", "revoke", id, "--yes").expectSuccess()
        try await alice("whoami", environment: variables)
            .expectError("token-invalid", mentions: ["tenon login --registry \(registry.url)"])
        try await alice("token", "revoke", id, "--yes")
            .expectError("token-unknown", mentions: ["tenon token list"])
        try await bob("user", "add", "eve", "--registry", registry.url)
            .expectError("administrator-only")
    }

    @Test func `a pull request is what a registry is built from`() async throws {
        let alice = try TenonProgram()
        try WordsPackage(tenon: alice, registry: "https://elsewhere.example/").write("1.0.0")
        let (request, built) = (alice.folder.path("request"), alice.folder.path("built"))
        try await alice("publish", "--pull-request", request).expectSuccess()
        try await alice("registry", "build", request, built).expectSuccess()
        try await alice("registry", "check", built).expectSuccess()
        let again = alice.folder.path("again")
        try await alice("registry", "build", request, again).expectSuccess()
        let index = "/index/@alice/words.json"
        let texts = try [built, again].map {
            try String(contentsOfFile: $0 + index, encoding: .utf8)
        }
        #expect(texts[0] == texts[1])
        let user = try TenonProgram()
        try WordsPackage.use(from: built, in: user)
        try await user("add", "@alice/words").expectSuccess()
        try await user("run", "--approve", "main.js").expectSuccess(output: "Hello, stranger!\n")
    }
}
