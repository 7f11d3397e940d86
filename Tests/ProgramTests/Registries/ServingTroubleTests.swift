// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// What a server's process does when its folder, its database or its disk fail it.
@Suite struct ServingTroubleTests {
    private static let index = "index/@alice/words.json"
    private static let database = ".tenon-server/registry.sqlite"

    private func scene() async throws -> (TemporaryFolder, ServerProcess, alice: String) {
        let folder = try TemporaryFolder()
        let served = try ServerProcess(folder.path, "--log", "none")
        let alice = try await served.makeAlice().alice
        #expect(try await served.publish("1.0.0", as: alice).status == 201)
        return (folder, served, alice)
    }

    private func expectReads(_ served: ServerProcess, database: Bool) async throws {
        for path in ["/config.json", "/\(Self.index)", "/", "/@alice/words/1.0.0/main.js"] {
            #expect(try await served.ask("GET", path).status == 200, "\(path)")
        }
        let ready = try await served.ask("GET", "/-/ready")
        #expect(ready.status == 200 && ready.text.contains("\"database\":\(database)"), "\(ready)")
    }

    private func expectRefusal(_ served: ServerProcess, _ alice: String) async throws {
        for answer in [
            try await served.publish("1.1.0", as: alice),
            try await served.ask("PUT", "/api/v1/packages/@alice/words/star", as: alice),
        ] {
            #expect(answer.status == 503 && answer["Retry-After"] != nil, "\(answer.text)")
        }
    }

    @Test(arguments: ["{", "", "{\"tenonIndex\":1,\"name\":\"@alice/other\",\"releases\":{}}"])
    func `an index that cannot be read stops neither the start nor the others`(text: String)
        async throws
    {
        let folder = try TemporaryFolder()
        var served = try ServerProcess(folder.path, "--log", "none")
        let alice = try await served.makeAlice().alice
        #expect(try await served.publish("1.0.0", as: alice).status == 201)
        served.send(SIGTERM)
        #expect(await served.end() == .exited(0))
        let whole = try folder.read(Self.index)
        try folder.write(text, to: "index/@alice/broken.json")
        try? FileManager.default.removeItem(atPath: folder.path("search.json"))
        // The port is another one, so the address is written into what npm reads, package by package.
        served = try ServerProcess(folder.path, "--log", "none")
        let told = await served.errors(until: "@alice/broken")
        #expect(told.contains("@alice/broken"), "\(told)")
        #expect(try await served.ask("GET", "/\(Self.index)").body == whole)
        #expect(try await served.publish("1.1.0", as: alice).status == 201)
        served.send(SIGTERM)
        #expect(await served.end() == .exited(0))
        let search = String(decoding: try folder.read("search.json"), as: UTF8.self)
        #expect(search.contains("\"@alice/words\"") && search.contains("1.1.0"), "\(search)")
    }

    @Test func `reads go on while the database is gone, and writes when it is back`() async throws {
        let (folder, served, alice) = try await scene()
        let files = FileManager.default
        try files.moveItem(
            atPath: folder.path(".tenon-server"),
            toPath: folder.path(".elsewhere")
        )
        try await expectRefusal(served, alice)
        try await expectReads(served, database: false)
        try files.moveItem(
            atPath: folder.path(".elsewhere"),
            toPath: folder.path(".tenon-server")
        )
        #expect(try await served.publish("1.1.0", as: alice).status == 201)
        try await expectReads(served, database: true)
    }

    @Test func `reads go on while another process holds the database`() async throws {
        let (folder, served, alice) = try await scene()
        let script = """
            import sqlite3, sys
            held = sqlite3.connect(sys.argv[1], isolation_level=None)
            held.execute("BEGIN IMMEDIATE")
            print("held", flush=True)
            sys.stdin.read()
            """
        do {
            let holder = try RunningProgram(
                ChildProgram("/usr/bin/python3"),
                ["-I", "-c", script, folder.path(Self.database)]
            )
            #expect(try holder.readLine() == Array("held\n".utf8))
            try await expectRefusal(served, alice)
            try await expectReads(served, database: true)
            withExtendedLifetime(holder) {}
        }
        // Who could not wait is not asked to wait again for a second.
        var status = 503
        let deadline = ContinuousClock.now + .seconds(60)
        while status == 503, ContinuousClock.now < deadline {
            status = try await served.publish("1.1.0", as: alice).status
        }
        #expect(status == 201)
    }

    @Test(.enabled("needs root, to mount a disk that fills up") { await SmallDisk.isPossible })
    func `a full disk shows nothing of what did not fit, and passes`() async throws {
        let folder = try TemporaryFolder()
        let disk = SmallDisk(path: folder.path)
        try await disk.mount()
        do {
            let served = try ServerProcess(folder.path + "/registry", "--log", "none")
            let alice = try await served.makeAlice().alice
            #expect(try await served.publish("1.0.0", as: alice).status == 201)
            let before = try await served.ask("GET", "/\(Self.index)").body
            let filler = FileHandle(forWritingAtPath: try folder.write("", to: "filler"))
            while (try? filler?.write(contentsOf: Data(count: 4096))) != nil {}
            for version in ["1.1.0", "1.2.0"] {
                let answer = try await served.publish(version, as: alice, more: 50_000)
                #expect([503, 507].contains(answer.status), "\(answer.status) \(answer.text)")
            }
            #expect(try await served.ask("GET", "/\(Self.index)").body == before)
            #expect(try await served.ask("GET", "/@alice/words/1.1.0/main.js").status == 404)
            try FileManager.default.removeItem(atPath: folder.path("filler"))
            try filler?.close()
            let answer = try await served.publish("1.1.0", as: alice, more: 50_000)
            #expect(answer.status == 201, "\(answer.status) \(answer.text)")
            served.send(SIGTERM)
            #expect(await served.end() == .exited(0))
            let check = try await ServerProcess.run("check", folder.path + "/registry")
            #expect(check.isSuccess, check.summary)
        } catch {
            try await disk.unmount()
            throw error
        }
        try await disk.unmount()
    }
}
