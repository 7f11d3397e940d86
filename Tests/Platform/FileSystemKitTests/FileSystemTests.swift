// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import FileSystemKit

@Suite struct FileSystemTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func path(_ name: String) throws -> FilePath { try FilePath(folder.path(name)) }

    private func code<T>(_ work: () throws -> T) -> FileSystemError.Code? {
        do {
            _ = try work()
            return nil
        } catch {
            return (error as? FileSystemError)?.code
        }
    }

    @Test(arguments: [0, 1, 100, 65_536, 65_537, 300_000])
    func `what was written is read and mapped`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let file = try path("file")
        try FileSystem.writeAtomically(bytes, to: file)
        #expect(try FileSystem.read(file, limit: count) == bytes)
        let mapped = try FileSystem.withMappedBytes(file) { span in
            unsafe span.withUnsafeBytes { unsafe Array($0) }
        }
        #expect(mapped == bytes)
    }

    @Test func `a folder among others' is claimed when it is this user's alone`() throws {
        let own = try path("own")
        #expect(FileSystem.claimFolder(own))
        #expect(try FileSystem.status(of: own).mode == 0o700)
        #expect(FileSystem.claimFolder(own))
        try FileSystem.setMode(0o750, of: own)
        #expect(!FileSystem.claimFolder(own), "open to others")
        try FileSystem.setMode(0o700, of: own)
        try FileSystem.makeLink(at: path("link"), to: own.string)
        #expect(try !FileSystem.claimFolder(path("link")), "a link")
        try folder.write("", to: "file")
        #expect(try !FileSystem.claimFolder(path("file")), "a file")
        #expect(try !FileSystem.claimFolder(path("none/there")), "nowhere to be made")
    }

    @Test func `writing replaces the whole file and leaves nothing else`() throws {
        let file = try path("file")
        try FileSystem.writeAtomically(Array("a long first text".utf8), to: file)
        try FileSystem.writeAtomically(Array("short".utf8), to: file, mode: 0o444)
        #expect(try folder.read("file") == Array("short".utf8))
        #expect(try folder.list() == ["file"])
        #expect(try FileSystem.status(of: file).mode == 0o444)
    }

    @Test func `a real path is read without following links`() throws {
        try folder.write("text", to: "real/deep/file")
        try FileSystem.makeLink(at: path("link"), to: "real")
        try FileSystem.makeLink(at: path("real/deep/last"), to: "file")
        for name in ["link/deep/file", "real/deep/last"] {
            let path = try path(name)
            #expect(try FileSystem.read(path, limit: 10) == Array("text".utf8))
            #expect(code { try FileSystem.read(path, limit: 10, followingLinks: false) } == .linked)
            // Kernels without the call for it take the path a part at a time.
            #expect(
                code { try Descriptor(walking: path, flags: 0, operation: "read").number } != nil
            )
        }
        let real = try FileSystem.realPath(path("link/deep/last"))
        #expect(try FileSystem.read(real, limit: 10, followingLinks: false) == Array("text".utf8))
        #expect(code { try Descriptor(walking: real, flags: 0, operation: "read").number } == nil)
        #expect(
            code { try FileSystem.read(path("no"), limit: 1, followingLinks: false) } == .notFound
        )
    }

    @Test func `a file beyond the limit is refused`() throws {
        try folder.write("12345", to: "file")
        #expect(code { try FileSystem.read(path("file"), limit: 4) } == .tooLarge)
        #expect(try FileSystem.read(path("file"), limit: .max).count == 5)
    }

    @Test func `only regular files are read`() throws {
        try folder.makeFolder("folder")
        try FileSystem.makeFIFO(path("pipe"))
        try folder.write("x", to: "file")
        #expect(code { try FileSystem.read(path("folder"), limit: 9) } == .notRegular)
        #expect(code { try FileSystem.read(path("pipe"), limit: 9) } == .notRegular)
        #expect(code { try FileSystem.withMappedBytes(path("pipe")) { _ in } } == .notRegular)
        #expect(code { try FileSystem.read(path("none"), limit: 9) } == .notFound)
        #expect(code { try FileSystem.read(path("file/none"), limit: 9) } == .notFolder)
        #expect(FileSystem.kind(of: try path("pipe")) == .fifo)
    }

    @Test func `NUL in a component is refused by every operation`() throws {
        let bad = try path("file").appending("a\0b")
        #expect(code { try FileSystem.read(bad, limit: 9) } == .pathMalformed)
        #expect(code { try FileSystem.writeAtomically([], to: bad) } != nil)
        #expect(code { try FileSystem.createFolders(bad) } == .pathMalformed)
        #expect(code { try FileSystem.removeTree(bad) } == .pathMalformed)
        #expect(code { try FileSystem.status(of: bad) } == .pathMalformed)
    }

    @Test func `folders are created with those above them, once`() throws {
        let deep = try path("a/b/c")
        try FileSystem.createFolders(deep, durably: true)
        try FileSystem.createFolders(deep)
        #expect(FileSystem.kind(of: deep) == .folder)
        try folder.write("x", to: "file")
        #expect(code { try FileSystem.createFolders(path("file")) } == .notFolder)
    }

    @Test func `names are listed in the order of their bytes`() throws {
        for name in ["b", "a", "B", ".x", "\u{e9}"] { try folder.write("", to: name) }
        #expect(try FileSystem.list(FilePath(folder.path)) == [".x", "B", "a", "b", "\u{e9}"])
    }

    @Test func `removing a tree never follows a link`() throws {
        try folder.write("keep", to: "outside/file")
        try folder.write("x", to: "tree/deep/er/file")
        try FileSystem.makeLink(at: path("tree/link"), to: folder.path("outside"))
        try FileSystem.removeTree(path("tree"))
        #expect(FileSystem.kind(of: try path("tree")) == nil)
        #expect(try folder.read("outside/file") == Array("keep".utf8))
        try FileSystem.makeLink(at: path("alone"), to: folder.path("outside"))
        try FileSystem.removeTree(path("alone"))
        #expect(try folder.list() == ["outside"])
    }

    @Test func `a real path has no links`() throws {
        try folder.write("x", to: "real/file")
        try FileSystem.makeLink(at: path("link"), to: "real")
        #expect(
            try FileSystem.realPath(path("link/../link/file")).string == folder.path("real/file")
        )
        #expect(try FileSystem.target(ofLink: path("link")) == "real")
        #expect(FileSystem.kind(of: try path("link")) == .link)
        #expect(try FileSystem.status(of: path("link"), followingLinks: true).kind == .folder)
    }

    @Test func `a temporary folder is private and fresh`() throws {
        let base = try FilePath(folder.path)
        let first = try FileSystem.makeTemporaryFolder(in: base, prefix: "run-")
        let second = try FileSystem.makeTemporaryFolder(in: base, prefix: "run-")
        #expect(first != second)
        #expect(try FileSystem.status(of: first).mode == 0o700)
    }

    @Test func `a taken temporary name is not written over`() throws {
        let fixed = RandomSource { 0 }
        try folder.write("mine", to: FileSystem.temporaryPrefix + fixed.name())
        let file = try path("file")
        #expect(
            code { try FileSystem.writeAtomically([1], to: file, randomness: fixed) } == .exists
        )
        #expect(try folder.read(FileSystem.temporaryPrefix + fixed.name()) == Array("mine".utf8))
    }

    @Test func `an error says what, where and why`() throws {
        let missing = try path("none")
        #expect {
            try FileSystem.read(missing, limit: 1)
        } throws: { error in
            "\(error)" == "cannot read `\(missing)`: there is no such file or folder"
        }
    }
}
