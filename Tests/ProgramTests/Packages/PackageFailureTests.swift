// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// What goes wrong is a clear error or no matter, and never leaves anything broken.
@Suite struct PackageFailureTests {
    /// A project that has the packages, and the texts of its manifest and its lock.
    private func installed(
        server: LoopbackServer? = nil
    ) async throws -> (scene: PackageScene, manifest: String, lock: String) {
        let scene = try PackageScene(server: server)
        try scene.tenon.write(PackageScene.program, to: "main.js")
        try await scene.tenon("add", "@alice/utils").expectSuccess()
        return (
            scene, try scene.tenon.read("tenon.toml"), try scene.tenon.read("tenon.lock")
        )
    }

    /// A data folder that has never seen the packages.
    private func elsewhere(_ scene: PackageScene) -> [String: String] {
        ["TENON_HOME": scene.tenon.folder.path("elsewhere")]
    }

    @Test func `a registry that goes half-way changes nothing, and may come back`() async throws {
        let (scene, manifest, lock) = try await installed()
        let archives = scene.registry.root.string + "/archives"
        try FileManager.default.moveItem(atPath: archives, toPath: archives + ".gone")
        try await scene.tenon("add", "@carol/old")
            .expectError("package-archive-missing", mentions: ["@carol/old@2.0.0"])
        #expect(try scene.tenon.read("tenon.toml") == manifest)
        #expect(try scene.tenon.read("tenon.lock") == lock)
        try await scene.tenon("install").expectSuccess()
        try await scene.tenon("run", "--approve", "main.js").expectSuccess(output: "HELLO! abab\n")
        try await scene.tenon("install", environment: elsewhere(scene))
            .expectError("package-archive-missing")
        try FileManager.default.moveItem(atPath: archives + ".gone", toPath: archives)
        try await scene.tenon("install", environment: elsewhere(scene)).expectSuccess()
        try await scene.tenon("add", "@carol/old").expectSuccess()
    }

    @Test func `a registry behind HTTPS is read, and not needed once all is here`() async throws {
        let server = try LoopbackServer()
        let scene = try PackageScene(server: server)
        let tenon = scene.tenon
        try server.serve(folder: scene.registry.root.string, at: "/r/")
        try tenon.write(scene.manifest(at: server.origin + "/r/"), to: "tenon.toml")
        try tenon.write(PackageScene.program, to: "main.js")
        try await tenon("add", "@alice/utils").expectSuccess()
        #expect(try tenon.read("tenon.lock").contains("\"registry\": \"\(server.origin)/r/\""))
        try await tenon("install", "--frozen").expectSuccess()
        try await tenon("run", "--offline", "--approve", "main.js")
            .expectSuccess(output: "HELLO! abab\n")
        try await tenon("install", "--offline", environment: elsewhere(scene))
            .expectError("network-needed")
    }

    @Test(.enabled("it needs root and a mount of tmpfs") { await SmallDisk.isPossible })
    func `a full disk is told, and nothing is broken`() async throws {
        let (scene, manifest, lock) = try await installed()
        let disk = SmallDisk(path: try scene.tenon.folder.makeFolder("disk"))
        try await disk.mount()
        let home = ["TENON_HOME": disk.path + "/home"]
        let filler = TestPackage(
            "@fat/file@1.0.0",
            files: ["main.js": "// " + (0..<120_000).map { _ in UUID().uuidString }.joined()]
        )
        try scene.registry.publish([filler])
        let outcome = try await scene.tenon("add", "@fat/file", environment: home)
        try await disk.unmount()
        outcome.expectError("disk-full", "sqlite-full", "store-full")
        #expect(try scene.tenon.read("tenon.toml") == manifest)
        #expect(try scene.tenon.read("tenon.lock") == lock)
    }

    @Test(.enabled("it needs root and a mount of tmpfs") { await SmallDisk.isPossible })
    func `a store that can only be read serves what it has`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        let disk = SmallDisk(path: try tenon.folder.makeFolder("disk"))
        let home = ["TENON_HOME": disk.path + "/home"]
        try await disk.mount()
        try await tenon("add", "@alice/utils", environment: home).expectSuccess()
        let (manifest, lock) = (try tenon.read("tenon.toml"), try tenon.read("tenon.lock"))
        try await ChildProgram("/usr/bin/mount").run(["-o", "remount,ro", disk.path])
            .expectSuccess()
        let install = try await tenon("install", environment: home)
        let frozen = try await tenon("install", "--frozen", environment: home)
        let add = try await tenon("add", "@carol/old", environment: home)
        try await disk.unmount()
        install.expectSuccess()
        frozen.expectSuccess()
        add.expectError("file-read-only", "database-read-only")
        #expect(try tenon.read("tenon.toml") == manifest)
        #expect(try tenon.read("tenon.lock") == lock)
    }

    @Test(.enabled("it needs root and a mount") { await SmallDisk.isPossible })
    func `a lock that can't be replaced leaves the manifest as it was`() async throws {
        let (scene, manifest, lock) = try await installed()
        let path = scene.tenon.project + "/tenon.lock"
        // Nothing can take the place of what something is mounted on.
        try await ChildProgram("/usr/bin/mount").run(["--bind", path, path]).expectSuccess()
        let outcomes = [
            try await scene.tenon("add", "@carol/old"),
            try await scene.tenon("remove", "@alice/utils"),
        ]
        try await ChildProgram("/usr/bin/umount").run([path]).expectSuccess()
        for outcome in outcomes {
            outcome.expectError("file-failed", mentions: ["`tenon.toml` is as it was"])
        }
        #expect(try scene.tenon.read("tenon.toml") == manifest)
        #expect(try scene.tenon.read("tenon.lock") == lock)
        try await scene.tenon("install", "--frozen").expectSuccess()
    }

    @Test(arguments: [
        ("\"h1:.", "\"h1:A", "integrity-mismatch"),
        ("@bob/text@1\\.0\\.0", "@bob/text@1.0.7", "package-version-missing"),
        ("\"registry\": \"", "\"registry\": \"../", nil),
        ("\"entry\": \"main\\.js\"", "\"entry\": \"../main.js\"", "lock-malformed"),
        ("\"source\": \"registry\"", "\"source\": \"https\"", "lock-location-mismatch"),
        ("\"@alice/utils\": \"\\^1\\.2\\.0\"", "\"@alice/utils\": \"^1\"", nil),
    ])
    func `a lock that was edited by hand`(old: String, new: String, code: String?) async throws {
        let (scene, _, lock) = try await installed()
        let edited = lock.replacing(try Regex(old), with: new)
        try #require(edited != lock)
        try scene.tenon.write(edited, to: "tenon.lock")
        let outcome = try await scene.tenon("install", environment: elsewhere(scene))
        if let code {
            outcome.expectError(code)
            #expect(try scene.tenon.read("tenon.lock") == edited)
        } else {
            outcome.expectSuccess()
            #expect(try scene.tenon.read("tenon.lock") == lock)
        }
    }

    @Test func `a package that was taken out of the lock by hand comes back`() async throws {
        let scene = try PackageScene()
        try await scene.tenon("add", "@bob/text").expectSuccess()
        let lock = try scene.tenon.read("tenon.lock")
        let (head, tail) = ("\"modules\": {", "  \"requirements\"")
        let start = try #require(lock.range(of: head)).upperBound
        let end = try #require(lock.range(of: tail)).lowerBound
        try scene.tenon.write(
            lock.replacingCharacters(in: start..<end, with: "},\n"),
            to: "tenon.lock"
        )
        try await scene.tenon("install", "--locked")
            .expectError("lock-outdated", mentions: ["no entry for `@bob/text`"])
        try await scene.tenon("install").expectSuccess()
        #expect(try scene.tenon.read("tenon.lock") == lock)
    }

    @Test func `what a merge left is told at its place`() async throws {
        let (scene, manifest, lock) = try await installed()
        let conflict = "<<<<<<< HEAD\n=======\n>>>>>>> other\n"
        try scene.tenon.write(conflict + lock, to: "tenon.lock")
        for command in ["install", "update", "tree", "check"] {
            try await scene.tenon(command)
                .expectError("lock-merge-conflict", mentions: ["tenon.lock:1:1"])
        }
        try scene.tenon.write(lock, to: "tenon.lock")
        try scene.tenon.write(manifest + conflict, to: "tenon.toml")
        try await scene.tenon("add", "@carol/old").expectError("manifest-merge-conflict")
    }

    @Test func `two installs and two adds at once`() async throws {
        let (scene, _, lock) = try await installed()
        try FileManager.default.removeItem(atPath: scene.tenon.project + "/tenon.lock")
        try await withThrowingTaskGroup(of: ChildProgram.Outcome.self) { group in
            for _ in 0..<6 { group.addTask { try await scene.tenon("install") } }
            for try await outcome in group { outcome.expectSuccess() }
        }
        #expect(try scene.tenon.read("tenon.lock") == lock)
        try await withThrowingTaskGroup(of: ChildProgram.Outcome.self) { group in
            for name in ["@carol/old", "@bob/text", "@carol/old@^1"] {
                group.addTask { try await scene.tenon("add", name) }
            }
            for try await outcome in group where !outcome.isSuccess {
                outcome.expectError("manifest-changed")
            }
        }
        try await scene.tenon("install").expectSuccess()
        try await scene.tenon("install", "--frozen").expectSuccess()
        try await scene.tenon("check").expectSuccess()
    }

    @Test func `the lock must fit, where it may not be changed`() async throws {
        let (scene, manifest, lock) = try await installed()
        try scene.tenon.write(manifest.replacing("^1.2.0", with: "^1.1"), to: "tenon.toml")
        try await scene.tenon("install", "--locked")
            .expectError("lock-outdated", mentions: ["tenon install"])
        for words in [["add", "@carol/old"], ["update"], ["remove", "@alice/utils"]] {
            try await scene.tenon.run(words + ["--locked"]).expectError("lock-frozen")
        }
        try await scene.tenon("run", "--locked", "main.js").expectError("lock-outdated")
        #expect(try scene.tenon.read("tenon.lock") == lock)
    }
}
