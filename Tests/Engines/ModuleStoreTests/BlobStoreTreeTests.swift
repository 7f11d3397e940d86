// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import ModuleModel
import ModuleStore
import TestSupport
import Testing

@Suite struct BlobStoreTreeTests {
    private let folder: TemporaryFolder
    private let blobs: BlobStore

    init() throws {
        folder = try TemporaryFolder()
        blobs = BlobStore(home: try FilePath(folder.path))
    }

    private func files(_ texts: [String: String]) throws -> [ModulePath: [UInt8]] {
        var files: [ModulePath: [UInt8]] = [:]
        for (path, text) in texts {
            files[try #require(ModulePath(parsing: path))] = Array(text.utf8)
        }
        return files
    }

    @Test func `a tree is found again by its digest`() throws {
        let tree = try blobs.putTree(try files(["a.js": "1", "lib/b.ts": "2", "LICENSE": "3"]))
        let found = try #require(try blobs.tree(tree))
        #expect(found.keys.sorted() == ["LICENSE", "a.js", "lib/b.ts"])
        #expect(TreeDigest.of(found) == tree)
        for (path, digest) in found {
            let bytes = try blobs.read(digest, suffix: BlobStore.suffix(of: path))
            #expect(bytes.count == 1)
        }
    }

    @Test func `the listing is what sha256sum prints`() async throws {
        let tree = try blobs.putTree(try files(["a.js": "1", "lib/b.js": "2"]))
        try folder.write("1", to: "t/a.js")
        try folder.write("2", to: "t/lib/b.js")
        let sums = try await ChildProgram("/usr/bin/sha256sum", currentDirectory: folder.path("t"))
            .run(["a.js", "lib/b.js"])
        let listing = try #require(BlobStore.listing(of: tree))
        #expect(try blobs.read(listing, suffix: "tree") == sums.outputBytes)
    }

    @Test func `a tree that is not whole is not there`() throws {
        let whole = try files(["a.js": "1", "b.js": "2"])
        let tree = try blobs.putTree(whole)
        let file = try #require(try blobs.tree(tree)?["b.js"])
        try FileSystem.remove(blobs.path(file, suffix: "js"))
        #expect(try blobs.tree(tree) == nil)
        #expect(try blobs.putTree(whole) == tree)
        #expect(try blobs.tree(tree) != nil)
        let other = try BlobStore(home: FilePath(folder.path("other")))
        #expect(try other.tree(tree) == nil)
        #expect(try blobs.tree(file) == nil)
    }

    @Test func `a listing that was changed stops`() throws {
        let tree = try blobs.putTree(try files(["a.js": "1"]))
        let path = blobs.path(try #require(BlobStore.listing(of: tree)), suffix: "tree")
        try FileSystem.remove(path)
        try FileSystem.writeAtomically(Array("\(tree)".utf8), to: path)
        #expect(throws: IntegrityFailure.self) { try blobs.tree(tree) }
    }

    @Test func `what a file says under the name of a listing is not trusted as one`() throws {
        // Anybody may save a file that looks like a listing, with a path that leads out of it.
        let hex = String(repeating: "0", count: 64)
        for text in [
            "\(hex)  ../a.js\n", "\(hex)  /etc/passwd\n", "\(hex) a.js\n", "\(hex)  a.js", "\n",
            "\(hex)  b.js\n\(hex)  a.js\n", "\(hex)  a.js\n\(hex)  a.js\n", "",
        ] {
            let digest = try blobs.put(Array(text.utf8), suffix: "tree")
            let tree = try #require(ContentDigest(kind: .tree, bytes: digest.bytes))
            #expect(try blobs.tree(tree) == nil, "\(text)")
        }
    }

    @Test func `a tree has files`() {
        #expect(throws: UnlistableTree.self) { try blobs.putTree([:]) }
    }
}
