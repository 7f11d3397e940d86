// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleStore
import TestSupport
import Testing

@Suite struct BlobStoreTests {
    let fixture: StoreFixture
    let blobs: BlobStore

    init() throws {
        fixture = try StoreFixture()
        blobs = fixture.store().blobs
    }

    @Test(arguments: ["", "abc", String(repeating: "long ", count: 40_000)])
    func `what was put is read and verified`(text: String) throws {
        let bytes = Array(text.utf8)
        let digest = try blobs.put(bytes, suffix: "js")
        #expect(try blobs.read(digest, suffix: "js") == bytes)
        #expect(try blobs.verify(digest, suffix: "js") == bytes.count)
    }

    @Test func `a blob is where its digest says, and read-only`() throws {
        let digest = try blobs.put(Array("abc".utf8), suffix: "ts")
        let path = fixture.folder.path(
            "home/files/ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.ts"
        )
        #expect(blobs.path(digest, suffix: "ts").string == path)
        #expect(try FileSystem.status(of: FilePath(path)).mode == 0o444)
    }

    @Test(arguments: ["", "JS", "a/b", "..", "toolongsuffix", "j\0s"])
    func `a suffix that is not plain becomes bin`(suffix: String) throws {
        let digest = try blobs.put([1], suffix: suffix)
        #expect(blobs.path(digest, suffix: suffix).suffix == "bin")
    }

    @Test(arguments: [
        ("a.js", "js"), ("lib/a.ts", "ts"), ("a", "bin"), ("x.y/a", "bin"), ("a.JS", "bin"),
        (".js", "js"), ("a.d.ts", "ts"),
    ])
    func `the suffix follows from the name`(name: String, suffix: String) {
        #expect(BlobStore.suffix(of: name) == suffix)
    }

    @Test(arguments: ["changed", "", "abcd", String(repeating: "x", count: 100_000)])
    func `a broken digest stops the read`(text: String) async throws {
        let digest = try blobs.put(Array("abc".utf8), suffix: "js")
        try fixture.tamper(digest, with: text)
        #expect(throws: IntegrityFailure.self) { try blobs.read(digest, suffix: "js") }
        #expect(throws: IntegrityFailure.self) { try blobs.verify(digest, suffix: "js") }
    }

    @Test func `an integrity failure shows the path and both digests`() throws {
        let digest = try blobs.put(Array("abc".utf8), suffix: "js")
        try fixture.tamper(digest, with: "")
        #expect {
            try blobs.read(digest, suffix: "js")
        } throws: { error in
            guard let failure = error as? IntegrityFailure else { return false }
            return failure.expected == digest && failure.found?.hex.hasPrefix("e3b0c442") == true
                && failure.subject == blobs.path(digest, suffix: "js").string
        }
    }

    @Test func `putting replaces a damaged blob`() throws {
        let digest = try blobs.put(Array("abc".utf8), suffix: "js")
        try fixture.tamper(digest, with: "damaged")
        #expect(try blobs.put(Array("abc".utf8), suffix: "js") == digest)
        #expect(try blobs.read(digest, suffix: "js") == Array("abc".utf8))
    }

    @Test func `a missing blob is an error of its own`() throws {
        let digest = try ContentDigest(parsing: "sha256:" + String(repeating: "0", count: 64))
        #expect(throws: BlobMissing.self) { try blobs.read(digest, suffix: "js") }
        #expect(throws: BlobMissing.self) { try blobs.verify(digest, suffix: "js") }
    }

    @Test func `something else under the name of a blob is refused`() async throws {
        let digest = try blobs.put(Array("abc".utf8), suffix: "js")
        let path = blobs.path(digest, suffix: "js")
        try FileSystem.remove(path)
        try FileSystem.makeFIFO(path)
        #expect(await code { try blobs.read(digest, suffix: "js") } == "file-not-regular")
        #expect(await code { try blobs.verify(digest, suffix: "js") } == "file-not-regular")
    }

    @Test func `a file where the store should be is said to be in the way`() async throws {
        try fixture.folder.write("x", to: "home")
        #expect(await code { try blobs.put([1], suffix: "js") } == "file-not-folder")
    }

    #if os(Linux)
        @Test func `a place that cannot be written is said to be`() async throws {
            let home = try FilePath("/sys/tenon")
            #expect(
                await code { try BlobStore(home: home).put([1], suffix: "js") } == "file-denied"
            )
            let store = Store(home: home, version: "")
            #expect(await code { try await store.saved.list() } == "file-denied")
        }
    #endif

    @Test func `many put the same at once`() async throws {
        let bytes = Array("the same".utf8)
        let digests = try await withThrowingTaskGroup(of: ContentDigest.self) { group in
            for _ in 0..<32 { group.addTask { try blobs.put(bytes, suffix: "js") } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        let digest = try #require(digests.first)
        #expect(digests.count == 1)
        #expect(try blobs.read(digest, suffix: "js") == bytes)
        let names = try fixture.folder.list("home/files/" + digest.hex.prefix(2))
        #expect(names.count == 1)
    }
}
