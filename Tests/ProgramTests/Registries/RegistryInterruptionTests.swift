// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Publishing through a real server, with clients and servers that are killed, and clients that race.
@Suite struct RegistryInterruptionTests {
    private static let rounds = 44

    @Test func `publishing, killed at random moments at both ends`() async throws {
        let registry = try ServedRegistry()
        let alice = try await registry.person("alice")
        let words = WordsPackage(tenon: alice, registry: registry.url)
        let seed =
            ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
            ?? UInt64.random(in: 1..<1 << 32)
        print("kills with SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        try words.write("1.0.0")
        let start = ContinuousClock.now
        try await alice("publish", "--yes").expectSuccess()
        let usual = ContinuousClock.now - start
        var interruptions = 0
        for round in 1...Self.rounds {
            try words.write("1.0.\(round)")
            let moment = usual * Int.random(in: 1..<1_100, using: &generator) / 1_000
            let outcome: ChildProgram.Outcome
            if round.isMultiple(of: 2) {
                async let client = alice("publish", "--yes")
                try await Task.sleep(for: moment)
                try registry.killAndRestart()
                outcome = try await client
                outcome.expectHarmless("SEED=\(seed), round \(round)")
            } else {
                outcome = try await alice("publish", "--yes", timeout: moment)
            }
            if !outcome.isSuccess { interruptions += 1 }
            let versions = try Self.versions(in: registry)
            if outcome.isSuccess { #expect(versions.contains("1.0.\(round)"), "SEED=\(seed)") }
            // Whoever was interrupted runs the same command again.
            let again = try await alice("publish", "--yes")
            #expect(again.isSuccess, "SEED=\(seed), round \(round): \(again.summary)")
        }
        #expect(interruptions > 0, "SEED=\(seed)")
        let all = try Self.versions(in: registry)
        #expect(Set(all) == Set((0...Self.rounds).map { "1.0.\($0)" }), "SEED=\(seed)")
        try registry.killAndRestart()
        #expect(registry.stop() == .exited(0))
        try await alice("registry", "check", registry.folder).expectSuccess()
    }

    @Test func `of two clients with one version exactly one wins`() async throws {
        let registry = try ServedRegistry()
        let token = try await registry.account("alice")
        let clients = try (0..<2).map { _ in try TenonProgram() }
        for client in clients {
            try await client("login", "--registry", registry.url, input: token).expectSuccess()
        }
        for round in 0..<6 {
            for (number, client) in clients.enumerated() {
                try WordsPackage(tenon: client, registry: registry.url).write(
                    "1.0.\(round)",
                    "/** Greets. */\nexport function greet() { return \(round * 2 + number) }\n"
                )
            }
            async let first = clients[0]("publish", "--yes")
            async let second = clients[1]("publish", "--yes")
            let outcomes = try await [first, second]
            let winners = outcomes.indices.filter { outcomes[$0].isSuccess }
            #expect(winners.count == 1, "\(outcomes[0].summary) \(outcomes[1].summary)")
            for outcome in outcomes where !outcome.isSuccess {
                outcome.expectError("publish-refused", "registry-version-exists", "server-busy")
                #expect(outcome.errors.contains("registry-version-exists"), outcome.summary)
            }
            let winner = try #require(winners.first)
            let digest = outcomes[winner].errors.firstMatch(of: /h1:\S+/).map { String($0.0) }
            let published = try Self.index(of: registry)
            #expect(published.contains(try #require(digest)), outcomes[winner].summary)
            try await clients[winner]("publish", "--yes").expectSuccess()
        }
        #expect(try Self.versions(in: registry).count == 6)
    }

    /// What readers see of the package.
    private static func index(of registry: ServedRegistry) throws -> String {
        let path = registry.folder + "/index/@alice/words.json"
        // The file is replaced, never changed: it is there or not, and always whole.
        guard FileManager.default.fileExists(atPath: path) else { return "{\"releases\": {}}" }
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    /// The versions that readers see; the archive of each is there.
    private static func versions(in registry: ServedRegistry) throws -> [String] {
        let text = try index(of: registry)
        _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
        for match in text.matches(of: /"archive": "sha256:([0-9a-f]{64})"/) {
            let name = "\(registry.folder)/archives/\(match.1).tar.gz"
            #expect(FileManager.default.fileExists(atPath: name), "\(name) is missing")
        }
        return text.matches(of: /"(\d+\.\d+\.\d+)": \{/).map { String($0.1) }
    }
}
