// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleStore
import TestSupport
import Testing

@Suite struct GarbageTests {
    let fixture: StoreFixture
    let store: Store

    /// Far enough in the future that every blob is older than the grace period.
    private let later = Timestamp(milliseconds: 4_000_000_000_000)

    init() throws {
        fixture = try StoreFixture()
        store = fixture.store()
    }

    private func put(_ text: String) throws -> ContentDigest {
        try store.blobs.put(Array(text.utf8), suffix: "js")
    }

    private func exists(_ digest: ContentDigest) -> Bool {
        (try? store.blobs.verify(digest, suffix: "js")) != nil
    }

    private func fetch(_ text: String, at time: Int64) async throws -> ContentDigest {
        let url = try ModuleURL(parsing: "https://example.com/\(text)")
        let digest = try put(text)
        try await store.fetched.remember(
            FetchRecord(
                url: url,
                finalURL: url,
                digest: digest,
                suffix: "js",
                fetchedAt: Timestamp(milliseconds: time)
            )
        )
        return digest
    }

    @Test func `only what nothing uses is removed`() async throws {
        let revision = try await fixture.save("a", "saved", in: store).revision
        try await fixture.save("a", "newer", in: store)
        let gone = try await fixture.save("b", "removed", in: store).revision
        try await store.saved.remove(fixture.name("b"), now: later)
        let locked = try await fetch("locked", at: 0)
        let fresh = try await fetch("fresh", at: later.milliseconds - 1000)
        let stale = try await fetch("stale", at: 0)
        let orphan = try put("orphan")
        let report = try await store.collectGarbage(GarbagePolicy(keeping: [locked]), now: later)
        #expect(report.removedBlobs == 2)
        #expect(report.removedBytes == 11)
        #expect(report.forgottenURLs == 1)
        #expect(report.keptBlobs == 5)
        #expect([revision.digest, gone.digest, locked, fresh].allSatisfy(exists))
        #expect(![stale, orphan].contains(where: exists))
        #expect(try await store.verifyAll().faults.isEmpty)
    }

    @Test func `young blobs and leftovers stay`() async throws {
        let orphan = try put("orphan")
        let path = store.blobs.path(orphan, suffix: "js")
        let leftover = path.parent.appending(FileSystem.temporaryPrefix + "x")
        try FileSystem.writeAtomically([1], to: leftover)
        let put = Timestamp(milliseconds: try FileSystem.status(of: path).modifiedMilliseconds)
        let policy = GarbagePolicy(keeping: [])
        #expect(try await store.collectGarbage(policy, now: put).removedBlobs == 0)
        #expect(exists(orphan))
        let report = try await store.collectGarbage(policy, now: later)
        #expect(report.removedBlobs == 1)
        #expect(report.removedLeftovers == 1)
        #expect(FileSystem.kind(of: leftover) == nil)
    }

    @Test func `putting again makes a blob young`() throws {
        let orphan = try put("orphan")
        let path = store.blobs.path(orphan, suffix: "js")
        let first = try FileSystem.status(of: path).modifiedNanoseconds
        _ = try put("orphan")
        #expect(try FileSystem.status(of: path).modifiedNanoseconds >= first)
    }

    @Test func `a dry run only says what it would remove`() async throws {
        let orphan = try put("orphan")
        let stale = try await fetch("stale", at: 0)
        let policy = GarbagePolicy(keeping: [], isDryRun: true)
        let report = try await store.collectGarbage(policy, now: later)
        #expect(report.removedBlobs == 2)
        #expect(report.forgottenURLs == 1)
        #expect(exists(orphan) && exists(stale))
        #expect(try await store.info().fetchedURLs == 1)
    }

    @Test func `files that are not ours are left alone`() async throws {
        _ = try put("orphan")
        try fixture.folder.write("x", to: "home/files/README")
        try fixture.folder.write("x", to: "home/files/zz/file.js")
        let name = String(repeating: "a", count: 62)
        try fixture.folder.write("x", to: "home/files/aa/\(name).JS")
        let report = try await store.collectGarbage(GarbagePolicy(keeping: []), now: later)
        #expect(report.removedBlobs == 1)
        #expect(try fixture.folder.list("home/files").contains("README"))
        #expect(try fixture.folder.list("home/files/aa") == ["\(name).JS"])
    }

    @Test func `saving beside the collector loses nothing`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<3 {
                group.addTask {
                    let store = fixture.store()
                    for number in 0..<15 {
                        try await fixture.save("m\(writer)", "text \(number)", in: store)
                    }
                }
            }
            group.addTask {
                // The grace period is what protects a save between its blobs and its row.
                let collector = fixture.store()
                for _ in 0..<20 {
                    let newest = try FileSystem.status(of: FilePath(fixture.folder.path))
                    let now = Timestamp(milliseconds: newest.modifiedMilliseconds)
                    _ = try await collector.collectGarbage(GarbagePolicy(keeping: []), now: now)
                }
            }
            try await group.waitForAll()
        }
        let report = try await store.verifyAll()
        #expect(report.faults.isEmpty)
        #expect(report.checkedRevisions == 45)
    }

    @Test func `lock files are remembered until they are forgotten`() async throws {
        let first = try FilePath("/p/tenon.lock")
        let second = try FilePath("/q/tenon.lock")
        for path in [second, first, first] { try store.registerLock(path) }
        #expect(try await fixture.store().knownLocks() == [first, second])
        try await store.forgetLock(first)
        #expect(try await store.knownLocks() == [second])
    }

    @Test func `the whole store is counted and checked`() async throws {
        try await fixture.save("a", "12345", in: store)
        let victim = try await fixture.save("a", "1234567", in: store).revision.digest
        let lost = try await fixture.save("b", "x", in: store).revision.digest
        let info = try await store.info()
        #expect(info.savedModules == 2)
        #expect(info.savedRevisions == 3)
        #expect(info.blobs == 3)
        #expect(info.blobBytes == 13)
        try fixture.tamper(victim, with: "evil")
        try FileSystem.remove(store.blobs.path(lost, suffix: "js"))
        let report = try await store.verifyAll()
        #expect(report.checkedBlobs == 2)
        #expect(report.faults.map(\.code).sorted() == ["blob-missing", "integrity-mismatch"])
    }
}
