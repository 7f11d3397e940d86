// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct FileWatcherTests {
    /// What a watcher reports of `files` while `change` is done to the folder; the last file marks the end.
    private func changes(
        to files: [String],
        suffixes: Set<String> = [],
        _ change: (TemporaryFolder) throws -> Void
    ) async throws -> [Set<String>] {
        let folder = try TemporaryFolder()
        for name in files { try folder.write("before", to: name) }
        let root = try FileSystem.realPath(FilePath(folder.path("")))
        let (stream, sender) = AsyncStream.makeStream(of: Set<FilePath>.self)
        let watcher = try FileWatcher { sender.yield($0) }
        let end = root.appending("end")
        try watcher.watch(Set(files.map(root.appending) + [end]))
        watcher.alsoWatch(suffixes: suffixes)
        try change(folder)
        try folder.write("", to: "end")
        var found: [Set<String>] = []
        for await change in stream {
            let names = change.subtracting([end]).compactMap { $0.relative(to: root)?.string }
            if !names.isEmpty { found.append(Set(names)) }
            if change.contains(end) { break }
        }
        return found
    }

    @Test func `several changes at once are one`() async throws {
        let found = try await changes(to: ["a", "lib/b", "c"]) { folder in
            try folder.write("after", to: "a")
            try folder.write("after", to: "lib/b")
            try folder.write("again", to: "a")
        }
        #expect(found == [["a", "lib/b"]])
    }

    @Test func `a file that is replaced, removed or made has changed`() async throws {
        let found = try await changes(to: ["a", "b"]) { folder in
            try folder.write("after", to: "a.tmp")
            try FileManager.default.removeItem(atPath: folder.path("a"))
            try FileManager.default.moveItem(
                atPath: folder.path("a.tmp"),
                toPath: folder.path("a")
            )
            try FileManager.default.removeItem(atPath: folder.path("b"))
        }
        #expect(found == [["a", "b"]])
    }

    @Test func `other files are nobody's business, unless their suffix is`() async throws {
        let change: (TemporaryFolder) throws -> Void = { folder in
            try folder.write("", to: "new.ml")
            try folder.write("", to: "new.txt")
        }
        #expect(try await changes(to: ["a"], change).isEmpty)
        #expect(try await changes(to: ["a"], suffixes: ["ml"], change) == [["new.ml"]])
    }
}
