// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import Testing

@Suite struct FilePathTests {
    @Test(arguments: [
        ("/", "/"), ("//", "/"), ("/a//b/", "/a/b"), ("a/", "a"), (".", "."), ("a/./b", "a/./b"),
    ])
    func `slashes are written once`(text: String, expected: String) throws {
        #expect(try FilePath(text).string == expected)
    }

    @Test(arguments: ["", "a\0b", "\0"])
    func `an empty path and NUL are refused`(text: String) {
        #expect { try FilePath(text) } throws: {
            ($0 as? FileSystemError)?.code == .pathMalformed
        }
    }

    @Test(arguments: [
        ("/a/b", "/a", "b"), ("/a", "/", "a"), ("/", "/", "/"), ("a", ".", "a"),
        ("a/b.c", "a", "b.c"),
    ])
    func `a path has a parent and a last component`(
        text: String,
        parent: String,
        last: String
    ) throws {
        let path = try FilePath(text)
        #expect(path.parent.string == parent)
        #expect(path.lastComponent == last)
    }

    @Test(arguments: [
        ("a.js", "js"), ("/x.y/a", nil), (".profile", nil), ("a.d.ts", "ts"), ("a.", nil),
    ])
    func `the suffix follows the last dot`(text: String, suffix: String?) throws {
        #expect(try FilePath(text).suffix == suffix)
    }

    @Test(arguments: [
        ("/a/../b/./c", "/b/c"), ("/../a", "/a"), ("a/../../b", "../b"), ("a/..", "."),
        ("../..", "../.."),
    ])
    func `normalising takes out dots`(text: String, expected: String) throws {
        #expect(try FilePath(text).normalized.string == expected)
    }

    @Test(arguments: [
        ("/a/b/c", "/a", "b/c"), ("/a/b", "/a/b", "."), ("/a/bc", "/a/b", nil), ("/a", "/a/b", nil),
        ("a/b", ".", "a/b"), ("../a", ".", nil), ("a", "/a", nil), ("/a/../b", "/a", nil),
        ("/x", "/", "x"),
    ])
    func `a relative path exists only below the base`(
        text: String,
        base: String,
        expected: String?
    ) throws {
        #expect(try FilePath(text).relative(to: FilePath(base))?.string == expected)
    }

    @Test(arguments: [
        ("b", "/a", "/a/b"), ("/b", "/a", "/b"), ("../b", "/a/c", "/a/b"), (".", "/a", "/a"),
    ])
    func `a relative path becomes absolute`(text: String, base: String, expected: String) throws {
        #expect(try FilePath(text).absolute(from: FilePath(base)).string == expected)
    }

    @Test func `appending stays below`() throws {
        #expect(try FilePath("/a").appending("b/c").string == "/a/b/c")
        #expect(try FilePath("/a").appending("/b").string == "/a/b")
        #expect(FilePath.root.appending("b").string == "/b")
    }

    @Test func `paths are compared as bytes`() throws {
        #expect(try FilePath("\u{212A}") != FilePath("K"))
        #expect(try Set([FilePath("e\u{301}"), FilePath("\u{e9}")]).count == 2)
    }
}
