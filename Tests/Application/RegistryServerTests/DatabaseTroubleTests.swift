// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import Foundation
import JSONKit
import ModuleModel
import RegistryServer
import SQLiteKit
import TestSupport
import Testing

/// What a server still does when its database does not.
@Suite struct DatabaseTroubleTests {
    private func service() async throws -> (TestService, alice: String) {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let answer = try await service.publish(
            try PublishablePackage("@alice/utils@1.0.0"),
            as: alice
        )
        #expect(answer.status == 201)
        return (service, alice)
    }

    /// Reads that need no account go on.
    private func expectReads(from service: TestService) async throws {
        let owners = try await service.ask("GET", "/packages/@alice/utils/owners")
        #expect(owners.json == ["owners": ["alice"]])
        #expect(try await service.ask("GET", "/advisories").status == 200)
        #expect(try await service.ask("GET", "/openapi.json").status == 200)
    }

    private func expectRefusal(_ answer: TestService.Answer) {
        #expect(answer.status == 503)
        #expect(answer.headers["retry-after"] != nil)
        #expect(answer.json["message"] == "the server can't do this now")
    }

    @Test func `a deleted database refuses changes and is not made again`() async throws {
        let (service, alice) = try await service()
        let files = ["", "-wal", "-shm"].map { service.folder.path("data/registry.sqlite" + $0) }
        let moved = try TemporaryFolder()
        for file in files where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.moveItem(
                atPath: file,
                toPath: moved.path(URL(filePath: file).lastPathComponent)
            )
        }
        let next = try PublishablePackage("@alice/utils@1.1.0")
        expectRefusal(try await service.publish(next, as: alice))
        expectRefusal(try await service.ask("PUT", "/packages/@alice/utils/star", as: alice))
        try await expectReads(from: service)
        service.api.countDownload(ofFile: ["@alice", "utils", "1.0.0_meta.json"])
        await service.api.stop()
        #expect(!FileManager.default.fileExists(atPath: files[0]))
        // It comes back: all goes on, and what was counted meanwhile is not lost.
        for name in try moved.list() {
            try FileManager.default.moveItem(
                atPath: moved.path(name),
                toPath: service.folder.path("data/" + name)
            )
        }
        #expect(try await service.publish(next, as: alice).status == 201)
        await service.api.stop()
        let answer = try await service.ask("GET", "/packages/@alice/utils/statistics")
        #expect(answer.json["downloads"]?.members?.count == 1)
    }

    @Test func `a locked database refuses changes, soon and all of them`() async throws {
        let (service, alice) = try await service()
        let holder = SQLiteConnection(.init(path: service.folder.path("data/registry.sqlite")))
        let gate = AsyncGate()
        async let held: Void = holder.write { database in
            try database.run("UPDATE account SET created = created")
            gate.open()
            gate.waitForClose()
        }
        await gate.opened()
        let start = ContinuousClock.now
        await withTaskGroup(of: Result<TestService.Answer, any Error>.self) { group in
            for number in 0..<100 {
                // One that fails must not cancel the others: Foundation can hang when it is cancelled while it fails.
                group.addTask {
                    do {
                        let answer = try await service.ask(
                            "PUT",
                            "/packages/@alice/utils/1.0.0/yank",
                            as: alice,
                            ["reason": .string("\(number)")]
                        )
                        return .success(answer)
                    } catch {
                        return .failure(error)
                    }
                }
            }
            for await result in group {
                switch result {
                case .success(let answer):
                    expectRefusal(answer)
                    #expect(answer.code == "database-locked")
                case .failure(let error): Issue.record(error)
                }
            }
        }
        // In turn, each waiting for the lock, they would take a hundred seconds.
        #expect(start.duration(to: .now) < .seconds(60))
        // Reading goes on, also what is in the database.
        #expect(try await service.ask("GET", "/user", as: alice).status == 200)
        try await expectReads(from: service)
        gate.close()
        try await held
        #expect(try service.index(of: "@alice/utils")?.releases.first?.yanked == nil)
    }

    @Test func `a database that is no database refuses everything but reads`() async throws {
        let (service, alice) = try await service()
        for suffix in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(
                atPath: service.folder.path("data/registry.sqlite" + suffix)
            )
        }
        // Another file of that name, as after a restore that went wrong.
        try FileManager.default.removeItem(atPath: service.folder.path("data/registry.sqlite"))
        try service.folder.write(
            "this is no database, and never was one",
            to: "data/registry.sqlite"
        )
        expectRefusal(try await service.ask("PUT", "/packages/@alice/utils/star", as: alice))
        try await expectReads(from: service)
    }
}

/// Two threads that wait for each other.
final class AsyncGate: Sendable {
    private let isOpen = DispatchSemaphore(value: 0)
    private let isClosed = DispatchSemaphore(value: 0)

    func open() { isOpen.signal() }

    func close() { isClosed.signal() }

    func waitForClose() { isClosed.wait() }

    func opened() async {
        await withCheckedContinuation { continuation in
            let thread = Thread { [isOpen] in
                isOpen.wait()
                continuation.resume()
            }
            thread.start()
        }
    }
}
