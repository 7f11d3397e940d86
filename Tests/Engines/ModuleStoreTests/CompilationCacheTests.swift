// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import ModuleStore
import TestSupport
import Testing

struct CompilationCacheTests {
    private let folder: TemporaryFolder
    private let path: FilePath

    init() throws {
        folder = try TemporaryFolder()
        path = try FilePath(folder.path).appending("compiled")
    }

    private func key(_ text: String, options: String = "") -> CompilationKey {
        CompilationKey(of: Array(text.utf8), compiler: "ml 1", options: options)
    }

    @Test func `what was kept is found, by this process and by the next`() {
        let cache = CompilationCache(folder: path)
        #expect(cache.value(for: key("a")) == nil)
        cache.keep([1, 2, 3], for: key("a"))
        #expect(cache.value(for: key("a")) == [1, 2, 3])
        #expect(CompilationCache(folder: path).value(for: key("a")) == [1, 2, 3])
    }

    @Test func `a key holds the content, the options and the compiler`() {
        let keys: Set = [
            key("a"), key("b"), key("a", options: "x"), key("a", options: "1:x;"),
            CompilationKey(of: Array("a".utf8), compiler: "ml 2"),
            CompilationKey(of: Array("xa".utf8), compiler: "ml 1"),
        ]
        #expect(keys.count == 6)
    }

    @Test func `a file that was changed, cut or put in the place of another counts as missing`()
        throws
    {
        let cache = CompilationCache(folder: path)
        let files = try ["a", "b", "c"].map { name -> FilePath in
            let before = Set((try? FileSystem.list(path)) ?? [])
            cache.keep(Array(name.utf8), for: key(name))
            let new = try #require(FileSystem.list(path).first { !before.contains($0) })
            return path.appending(new)
        }
        var bytes = try FileSystem.read(files[0], limit: 100)
        bytes[bytes.count - 1] ^= 1
        try FileSystem.writeAtomically(bytes, to: files[0])
        try FileSystem.writeAtomically(Array(bytes.prefix(20)), to: files[1])
        try FileSystem.remove(files[1])
        try FileSystem.rename(files[2], to: files[1])
        #expect(cache.value(for: key("a")) == nil)
        #expect(cache.value(for: key("b")) == nil)
        #expect(cache.value(for: key("c")) == nil)
        #expect(FileSystem.kind(of: files[0]) == nil)
    }

    @Test func `statistics add up over processes`() {
        for _ in 0..<2 {
            let cache = CompilationCache(folder: path)
            _ = cache.value(for: key("a"))
            cache.keep([1], for: key("a"))
            _ = cache.value(for: key("a"))
            cache.finish()
        }
        let statistics = CompilationCache(folder: path).statistics()
        #expect(statistics.hits == 3)
        #expect(statistics.misses == 1)
    }

    @Test func `what was not used longest goes first`() throws {
        let cache = CompilationCache(folder: path, sizeLimit: 10_000)
        for number in 0..<9 {
            cache.keep(Array(repeating: 0, count: 1_000), for: key("\(number)"))
        }
        // Times have the grain of the kernel's clock; the first is made newest by use.
        for name in try FileSystem.list(path) { try FileSystem.touch(path.appending(name)) }
        while true {
            _ = cache.value(for: key("0"))
            let times = try FileSystem.list(path).map {
                try FileSystem.status(of: path.appending($0)).modifiedNanoseconds
            }
            if times.sorted().suffix(2).first != times.max() { break }
        }
        cache.keep(Array(repeating: 0, count: 1_000), for: key("9"))
        cache.finish()
        #expect(cache.value(for: key("0")) != nil)
        #expect(cache.statistics().evictions >= 2)
        #expect(cache.statistics().bytes <= 8_000)
    }

    @Test func `a folder that cannot be made is an empty cache`() throws {
        let file = try FilePath(folder.path).appending("file")
        try FileSystem.writeAtomically([], to: file)
        let cache = CompilationCache(folder: file.appending("compiled"))
        cache.keep([1], for: key("a"))
        #expect(cache.value(for: key("a")) == nil)
        cache.finish()
    }

    @Test func `many writers of one key leave one whole value`() async throws {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let cache = CompilationCache(folder: path)
                    for _ in 0..<50 {
                        cache.keep(Array(repeating: 7, count: 4_096), for: key("a"))
                        #expect(cache.value(for: key("a"))?.count == 4_096)
                    }
                    cache.finish()
                }
            }
        }
        let names = try FileSystem.list(path).filter { $0.hasPrefix(FileSystem.temporaryPrefix) }
        #expect(names.isEmpty)
    }
}
