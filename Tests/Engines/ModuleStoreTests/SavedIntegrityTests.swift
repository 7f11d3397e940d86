// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleStore
import TestSupport
import Testing

@Suite struct SavedIntegrityTests {
    let fixture: StoreFixture

    init() throws {
        fixture = try StoreFixture()
    }

    @Test func `a tampered file is an integrity failure`() async throws {
        let revision = try await fixture.save("a", "good").revision
        try fixture.tamper(revision.digest, with: "evil")
        let saved = fixture.store().saved
        let found = try await saved.revision(fixture.name("a"))
        #expect(throws: IntegrityFailure.self) { try saved.read(found.files[0], of: found) }
    }

    @Test func `undo does not go back to content that is damaged`() async throws {
        let old = try await fixture.save("a", "only copy").revision
        try await fixture.save("a", "new")
        let store = fixture.store()
        let name = try fixture.name("a")
        let path = store.blobs.path(old.digest, suffix: "js")
        try fixture.tamper(old.digest, with: "evil")
        for expected in ["integrity-mismatch", "blob-missing"] {
            do {
                _ = try await store.saved.undo(name, now: Timestamp(milliseconds: 1))
                Issue.record("undo went back to what can't be read")
            } catch let error as any DiagnosticError {
                #expect(error.diagnostic.code == expected)
                let hints = error.diagnostic.hints.joined(separator: "\n")
                #expect(hints.contains("tenon save a") && !hints.contains("tenon install"))
            }
            #expect(try await store.saved.revision(name).number == 2)
            try? FileSystem.remove(path)
        }
        // What the hint says.
        try await fixture.save("a", "only copy")
        try await fixture.save("a", "newest")
        #expect(try await store.saved.undo(name, now: Timestamp(milliseconds: 1)).number == 5)
        #expect(try await store.verifyAll().faults.isEmpty)
    }

    @Test func `a damaged file of a saved module is not said to be fetched again`() async throws {
        let revision = try await fixture.save("a", "good").revision
        try fixture.tamper(revision.digest, with: "evil")
        let faults = try await fixture.store().verifyAll().faults
        #expect(faults.count == 1)
        let hints = faults.flatMap(\.hints).joined(separator: "\n")
        #expect(hints.contains("tenon save a") && !hints.contains("tenon install"))
    }

    @Test(arguments: [
        "UPDATE saved_file SET digest = zeroblob(32)",
        "UPDATE saved_file SET path = 'other.js'",
        "UPDATE saved_file SET size = 99",
        "DELETE FROM saved_file",
        "UPDATE saved_revision SET digest = 'sha256:' || hex(zeroblob(32))",
        "UPDATE saved_revision SET permissions = 'network'",
        "UPDATE saved_revision SET entry = 'other.js'",
        "UPDATE saved_revision SET language = 'ml'",
        "UPDATE saved_revision SET created = 5",
        "UPDATE saved_revision SET seal = zeroblob(32)",
        "UPDATE saved_revision SET seal = x''",
        "UPDATE saved_revision SET number = 2; UPDATE saved_module SET head = 2",
    ])
    func `a tampered row is an integrity failure`(sql: String) async throws {
        try await fixture.save("a", "good")
        try await fixture.tamper(sql)
        let store = fixture.store()
        #expect(
            await code { try await store.saved.revision(fixture.name("a")) } == "integrity-mismatch"
        )
        #expect(try await store.verifyAll().faults.contains { $0.code == "integrity-mismatch" })
    }

    @Test(arguments: [
        "UPDATE saved_revision SET digest = 'nonsense'",
        "UPDATE saved_revision SET permissions = 'fly'",
        "UPDATE saved_file SET path = '../evil'",
        "UPDATE saved_module SET name = '../evil'",
    ])
    func `a row that makes no sense is refused`(sql: String) async throws {
        try await fixture.save("a", "good")
        try await fixture.tamper(sql)
        #expect(
            await code { try await fixture.store().saved.revision(fixture.name("a")) }
                == "database-value"
        )
    }

    @Test func `a half written file is never taken for content`() async throws {
        let revision = try await fixture.save("a", "good").revision
        let blobs = fixture.store().blobs
        let folder = blobs.path(revision.digest, suffix: "js").parent
        let half = folder.appending(FileSystem.temporaryPrefix + "half")
        try FileSystem.writeAtomically(Array("go".utf8), to: half)
        let report = try await fixture.store().verifyAll()
        #expect(report.faults.isEmpty)
        #expect(report.checkedBlobs == 1)
        #expect(try await fixture.store().info().blobs == 1)
    }

    @Test func `an interrupted save was never there`() async throws {
        // Content is put before the index speaks of it: this is what a crash in between leaves.
        let blobs = fixture.store().blobs
        _ = try blobs.put(Array("orphan".utf8), suffix: "js")
        #expect(try await fixture.store().saved.list().isEmpty)
        #expect(try await fixture.save("a", "orphan").revision.number == 1)
    }

    @Test func `an index that is damaged is said to be`() async throws {
        try fixture.folder.write(String(repeating: "junk", count: 500), to: "home/store.sqlite")
        #expect(await code { try await fixture.store().saved.list() } == "database-corrupt")
    }

    @Test func `an index of a newer Tenon is refused and left alone`() async throws {
        try await fixture.save("a", "1")
        try await fixture.tamper(
            "PRAGMA user_version = 99; INSERT INTO schema_history VALUES (99, 'Tenon 7.0.0')"
        )
        let error = await #expect(throws: (any Error).self) {
            try await fixture.store().saved.list()
        }
        let diagnostic = (error as? any DiagnosticError)?.diagnostic
        #expect(diagnostic?.code == "database-newer")
        #expect(diagnostic?.hints == ["use Tenon 7.0.0 or newer"])
    }

    @Test func `a file where the store should be is said to be in the way`() async throws {
        try fixture.folder.write("x", to: "home")
        #expect(await code { try await fixture.save("a", "1") } == "file-not-folder")
        #expect(await code { try await fixture.store().saved.list() } == "file-not-folder")
    }

    @Test func `making a store touches nothing`() throws {
        _ = fixture.store()
        #expect(try fixture.folder.list().isEmpty)
    }
}
