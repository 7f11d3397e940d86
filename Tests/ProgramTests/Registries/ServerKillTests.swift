// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// A server that is killed while it publishes: each version is whole or not there.
@Suite struct ServerKillTests {
    private static let kills = 30

    @Test func `a server that is killed at any moment shows whole versions alone`() async throws {
        let folder = try TemporaryFolder()
        let given = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
        let seed = given ?? UInt64.random(in: 1..<1 << 32)
        print("kills with SEED=\(seed)")
        var generator = SeededGenerator(seed: seed)
        var served = try ServerProcess(folder.path, "--log", "none")
        let alice = try await served.makeAlice().alice
        let start = ContinuousClock.now
        #expect(try await served.publish("1.0.0", as: alice, more: 20_000).status == 201)
        var duration = start.duration(to: .now)
        var confirmed = ["1.0.0"]
        for round in 1...Self.kills {
            let version = "1.\(round).0"
            let pause = duration * Int.random(in: 0..<1200, using: &generator) / 1000
            let server = served
            let begun = ContinuousClock.now
            // It may be gone before it is asked.
            async let answer = try? server.publish(version, as: alice, more: 20_000)
            try await Task.sleep(for: pause)
            server.send(SIGKILL)
            #expect(await server.end() == .signalled(SIGKILL))
            if await answer?.status == 201 {
                confirmed.append(version)
                duration = (duration + begun.duration(to: .now)) / 2
            }
            served = try ServerProcess(folder.path, "--log", "none")
            let index = try await served.ask("GET", "/index/@alice/words.json").text
            for version in confirmed {
                #expect(index.contains("\"\(version)\""), "SEED=\(seed): \(version) is gone")
            }
            let check = try await ServerProcess.run("check", folder.path)
            #expect(check.isSuccess, "SEED=\(seed), round \(round): \(check.summary)")
        }
        // Whatever was cut off can be published again.
        for round in 1...Self.kills {
            let answer = try await served.publish("1.\(round).0", as: alice, more: 20_000)
            #expect([200, 201].contains(answer.status), "SEED=\(seed): \(answer.text)")
        }
        served.send(SIGTERM)
        #expect(await served.end() == .exited(0))
        let check = try await ServerProcess.run("check", folder.path)
        #expect(check.isSuccess, "SEED=\(seed): \(check.summary)")
    }
}
