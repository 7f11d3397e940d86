// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleStore
import TestSupport
import Testing

@Suite struct SavedModulesTests {
    let fixture: StoreFixture
    let saved: SavedModules

    private let now = Timestamp(milliseconds: 1_700_000_000_000)

    init() throws {
        fixture = try StoreFixture()
        saved = fixture.store().saved
    }

    private func text(_ revision: SavedRevision) throws -> String {
        let file = try #require(revision.file(revision.entry))
        return String(decoding: try saved.read(file, of: revision), as: UTF8.self)
    }

    private func numbers(_ name: String) async throws -> [Int] {
        try await saved.history(fixture.name(name)).revisions.map(\.number)
    }

    @Test func `bytes are kept as they are`() async throws {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0x0D, 0x0A, 0xFF, 0x00]
        let path = try StoreFixture.path("index.js")
        let result = try await saved.save(
            SaveRequest(
                name: fixture.name("raw"),
                files: [path: bytes],
                entry: path,
                language: "javascript"
            ),
            now: now
        )
        #expect(result.isNew)
        let revision = try await saved.revision(fixture.name("raw"))
        #expect(revision == result.revision)
        #expect(try saved.read(revision.files[0], of: revision) == bytes)
        #expect(revision.digest == revision.files[0].digest)
        #expect(revision.created == now)
    }

    @Test func `several files have the digest of their tree`() async throws {
        let permissions = PermissionSet([try Permission(parsing: "network:example.com:443")])
        let result = try await saved.save(
            fixture.request(
                "tree",
                ["main.js": "export default 1\n", "lib/words.js": "words\n"],
                entry: "main.js",
                permissions: permissions
            ),
            now: now
        )
        let revision = result.revision
        #expect(revision.digest.kind == .tree)
        #expect(revision.files.map(\.path.description) == ["lib/words.js", "main.js"])
        let again = try await fixture.store().saved.revision(fixture.name("tree"))
        #expect(again == revision)
        #expect(again.permissions == permissions)
    }

    @Test func `each save is a revision, the same again is none`() async throws {
        #expect(try await fixture.save("a", "1").revision.number == 1)
        #expect(try await fixture.save("a", "2").revision.number == 2)
        let same = try await fixture.save("a", "2")
        #expect(!same.isNew)
        #expect(same.revision.number == 2)
        #expect(try await fixture.save("a", "1").revision.number == 3)
        #expect(try await numbers("a") == [3, 2, 1])
        #expect(try await text(saved.revision(fixture.name("a"), number: 2)) == "2")
    }

    @Test func `other permissions are another revision`() async throws {
        try await fixture.save("a", "1")
        let request = try fixture.request(
            "a",
            ["index.js": "1"],
            permissions: PermissionSet([.savedRead])
        )
        #expect(try await saved.save(request, now: now).revision.number == 2)
    }

    @Test func `names are listed newest first`() async throws {
        try await fixture.save("old", "1", at: 1)
        try await fixture.save("new", "1", at: 3)
        try await fixture.save("middle", "1", at: 2)
        #expect(try await saved.list().map(\.name.description) == ["new", "middle", "old"])
        try await fixture.save("old", "2", at: 4)
        #expect(try await saved.list().map(\.name.description) == ["old", "new", "middle"])
    }

    @Test func `undo goes back step by step and keeps all`() async throws {
        let name = try fixture.name("a")
        for text in ["1", "2", "3"] { try await fixture.save("a", text) }
        #expect(try await text(saved.undo(name, now: now)) == "2")
        #expect(try await text(saved.undo(name, now: now)) == "1")
        #expect(await code { try await saved.undo(name, now: now) } == "saved-nothing-to-undo")
        #expect(try await numbers("a") == [5, 4, 3, 2, 1])
        try await fixture.save("a", "4")
        #expect(try await text(saved.undo(name, now: now)) == "1")
    }

    @Test func `a removed name is gone and undo brings it back`() async throws {
        let name = try fixture.name("a")
        try await fixture.save("a", "1")
        try await fixture.save("a", "2")
        #expect(try await saved.remove(name, now: now).number == 2)
        #expect(try await !saved.has(name))
        #expect(try await saved.list().isEmpty)
        #expect(await code { try await saved.revision(name) } == "saved-removed")
        #expect(await code { try await saved.remove(name, now: now) } == "saved-removed")
        #expect(try await saved.history(name).removedAt == now)
        #expect(try await saved.undo(name, now: now).number == 2)
        #expect(try await saved.has(name))
    }

    @Test func `saving a removed name goes on counting, in its new spelling`() async throws {
        try await fixture.save("Name", "1")
        try await saved.remove(fixture.name("Name"), now: now)
        #expect(try await fixture.save("name", "2").revision.number == 2)
        #expect(try await saved.list().map(\.name.description) == ["name"])
        #expect(try await text(saved.undo(fixture.name("name"), now: now)) == "1")
    }

    @Test func `twins in case are refused, and found by the hint`() async throws {
        try await fixture.save("Case", "1")
        #expect(await code { try await fixture.save("case", "2") } == "saved-name-twin")
        #expect(await code { try await saved.revision(fixture.name("CASE")) } == "saved-not-found")
        #expect(try await !saved.has(fixture.name("case")))
        let lower = try fixture.name("case")
        let hint = SavedError.notFound(lower, twin: try fixture.name("Case"))
        await #expect(throws: hint) { try await saved.remove(lower, now: now) }
    }

    @Test func `what is not there is said not to be`() async throws {
        let name = try fixture.name("none")
        #expect(await code { try await saved.revision(name) } == "saved-not-found")
        #expect(await code { try await saved.history(name) } == "saved-not-found")
        #expect(await code { try await saved.undo(name, now: now) } == "saved-not-found")
        try await fixture.save("none", "1")
        for number in [0, -1, 2, .max] {
            #expect(
                await code { try await saved.revision(name, number: number) }
                    == "saved-revision-not-found"
            )
        }
    }

    @Test func `a request that makes no sense is refused`() async throws {
        let missing = try fixture.request("a", ["b.js": "1"], entry: "c.js")
        #expect(await code { try await saved.save(missing, now: now) } == "saved-entry-missing")
        for paths in [
            ["a.js", "A.js"], ["e\u{301}", "\u{e9}"], ["lib", "lib/a"], ["L", "l/a/b"],
        ] {
            let files = try paths.map { (try StoreFixture.path($0), [UInt8(1)]) }
            let request = SaveRequest(
                name: try fixture.name("a"),
                files: Dictionary(uniqueKeysWithValues: files),
                entry: files[0].0,
                language: "javascript"
            )
            #expect(await code { try await saved.save(request, now: now) } == "saved-path-twin")
        }
        #expect(try await saved.list().isEmpty)
    }

    @Test func `many save at once and lose nothing`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<6 {
                group.addTask {
                    let store = fixture.store()
                    for number in 0..<10 {
                        try await fixture.save("shared", "\(writer)-\(number)", in: store)
                        try await fixture.save("own\(writer)", "\(number)", in: store)
                    }
                }
            }
            try await group.waitForAll()
        }
        let revisions = try await saved.history(fixture.name("shared")).revisions
        #expect(revisions.map(\.number) == Array((1...60).reversed()))
        #expect(try Set(revisions.map(text)).count == 60)
        #expect(try await saved.list().count == 7)
    }
}
