// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import TestSupport
import Testing

@testable import ArchiveKit

/// What Python, GNU tar and bsdtar see in archives that an attacker made: the same files as Tenon, or
/// Tenon sees none.
@Suite struct OtherReadersTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let entries: [RawEntry]
        var end = RawTar.end
        var behind: [UInt8] = []

        init(_ name: String, _ entries: [RawEntry], end: [UInt8] = RawTar.end, behind: [UInt8] = [])
        {
            testDescription = name
            self.entries = entries
            self.end = end
            self.behind = behind
        }
    }

    private static let zero = [UInt8](repeating: 0, count: 512)

    private static func link(_ type: Character, to target: String) -> RawEntry {
        RawEntry("package/link", type: type, content: "").with { $0.link = Array(target.utf8) }
    }

    /// A PAX header in front of a file: `LENGTH KEY=VALUE` and a line break.
    private static func pax(_ record: String, type: Character = "x") -> [RawEntry] {
        var length = record.utf8.count + 3
        if "\(length)".count + record.utf8.count + 2 != length { length += 1 }
        return [RawEntry("pax", type: type, content: "\(length) \(record)\n"), RawEntry()]
    }

    static let accepted = [
        Case("one file", [RawEntry()]),
        Case("no bytes", [RawEntry(content: "")]),
        Case("a whole block", [RawEntry(content: String(repeating: "x", count: 512))]),
        Case("one more than a block", [RawEntry(content: String(repeating: "x", count: 513))]),
        Case("many", (0..<40).map { RawEntry("package/d\($0 % 7)/f\($0).js", content: "\($0)") }),
        Case("any order", [RawEntry("package/z"), RawEntry("package/a"), RawEntry("package/m/n")]),
        Case("a prefix", [RawEntry("b.js").with { $0.prefix = Array("package/deep".utf8) }]),
        Case("a record full of zeros", [RawEntry()], end: [UInt8](repeating: 0, count: 9216)),
        Case("names that look like options", [RawEntry("package/--help"), RawEntry("package/-")]),
        Case("spaces and quotes", [RawEntry("package/a 'b' \"c\".js"), RawEntry("package/ ")]),
        Case("a name of 100 bytes", [RawEntry("package/" + String(repeating: "n", count: 92))]),
        Case("beyond ASCII", [RawEntry("package/größe.js"), RawEntry("package/日本.js")]),
        Case("dots that lead nowhere", [RawEntry("package/..."), RawEntry("package/.hidden")]),
    ]

    static let hostile = [
        Case("symbolic link", [link("2", to: "/etc/passwd"), RawEntry()]),
        Case("hard link", [RawEntry(), link("1", to: "package/a.js")]),
        Case(
            "link and then a file through it",
            [
                link("2", to: "/tmp"), RawEntry("package/link/x"),
            ]
        ),
        Case("parent", [RawEntry("package/../../x")]),
        Case("parent at the end", [RawEntry("package/a/..")]),
        Case("absolute", [RawEntry("/package/a.js")]),
        Case("prefix that is absolute", [RawEntry("a.js").with { $0.prefix = Array("/".utf8) }]),
        Case("twice", [RawEntry(content: "1"), RawEntry(content: "2")]),
        Case("twice but for case", [RawEntry("package/A.js"), RawEntry("package/a.js")]),
        Case("a file that is a folder", [RawEntry("package/a"), RawEntry("package/a/b")]),
        Case("PAX path", pax("path=package/other.js")),
        Case("PAX size", pax("size=512")),
        Case("PAX link", pax("linkpath=/etc/passwd")),
        Case("PAX for all that follow", pax("path=package/other.js", type: "g")),
        Case("PAX of Solaris", pax("path=package/other.js", type: "X")),
        Case("PAX without a file", Array(pax("path=package/other.js").prefix(1))),
        Case(
            "GNU long name",
            [
                RawEntry("././@LongLink", type: "L", content: "package/long.js\u{0}"), RawEntry(),
            ]
        ),
        Case(
            "GNU long link",
            [
                RawEntry("././@LongLink", type: "K", content: "/etc/passwd\u{0}"),
                link("2", to: "x"),
            ]
        ),
        Case("sparse", [RawEntry(type: "S")]),
        Case("contiguous", [RawEntry(type: "7")]),
        Case("folder", [RawEntry("package/d/", type: "5", content: "")]),
        Case("folder with bytes", [RawEntry("package/d/", type: "5", content: "hidden")]),
        Case("file that ends in a slash", [RawEntry("package/a/")]),
        Case("device", [RawEntry(type: "3", content: "")]),
        Case("label of a volume", [RawEntry("label", type: "V", content: ""), RawEntry()]),
        Case("part of many volumes", [RawEntry(type: "M")]),
        Case("files behind the end", [RawEntry()], behind: RawEntry("package/b.js").bytes),
        Case("files behind one empty block", [RawEntry()], end: zero, behind: RawEntry().bytes),
        Case("no end", [RawEntry()], end: []),
        Case("bytes in the padding", [RawEntry().with { $0.padding = 65 }]),
        Case(
            "size in base 256",
            [
                RawEntry().with { $0.size = [0x80] + [UInt8](repeating: 0, count: 10) + [1] }
            ]
        ),
        Case("size with spaces", [RawEntry().with { $0.size = Array("          1 ".utf8) }]),
        Case(
            "a NUL inside the name",
            [
                RawEntry().with { $0.name = Array("package/a.js\u{0}.txt".utf8) }
            ]
        ),
        Case("not below the folder", [RawEntry("a.js")]),
        Case("control characters", [RawEntry("package/a\u{1B}[2J.js")]),
    ]

    /// The names and sizes that a program finds; `nil` when it gives up.
    private static func members(
        _ path: String,
        _ program: String,
        _ arguments: [String]
    ) async throws -> [String]? {
        let outcome = try await ChildProgram(program, environment: ["LC_ALL": "C.UTF-8"])
            .run(arguments + [path])
        guard outcome.isSuccess, outcome.errors.isEmpty else { return nil }
        return outcome.output.split(separator: "\n").map(String.init).sorted()
    }

    private static let listing = """
        import sys, tarfile
        for m in tarfile.open(sys.argv[1]):
            print(m.name if m.isreg() else "?" + m.name)
        """

    private static let printing = """
        import sys, tarfile
        archive = tarfile.open(sys.argv[1])
        for m in archive: print(archive.extractfile(m).read().hex() or "none")
        """

    private static func readers(_ path: String) async throws -> [[String]?] {
        [
            try await members(path, "/usr/bin/python3", ["-I", "-c", listing]),
            try await members(path, "/bin/tar", ["--list", "--quoting-style=literal", "--file"]),
            try await members(path, "/usr/bin/bsdtar", ["-t", "-f"]),
        ]
    }

    @Test(arguments: accepted)
    func `what is read is what all others read`(archive: Case) async throws {
        let bytes = try RawTar.gzip(archive.entries, end: archive.end)
        let files = try PackageArchive.decode(bytes, name: "x.tar.gz")
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, to: "x.tar.gz")
        let expected = files.map { "package/\($0.path)" }.sorted()
        for found in try await Self.readers(path) {
            #expect(found?.map(Self.unescaped) == expected)
        }
        let contents = try await Self.members(
            path,
            "/usr/bin/python3",
            ["-I", "-c", Self.printing]
        )
        #expect(contents == files.map { Self.hex($0.bytes) }.sorted())
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        guard !bytes.isEmpty else { return "none" }
        return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// bsdtar writes what is beyond ASCII as octal numbers, and `\\` for a backslash.
    private static func unescaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3)
            if byte == UInt8(ascii: "\\"), digits.count == 3,
                let octal = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
            {
                bytes.append(octal)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: hostile)
    func `what could be read in two ways is not read`(archive: Case) throws {
        let tar = archive.entries.flatMap(\.bytes) + archive.end + archive.behind
        let bytes = try Deflater.gzip(tar, name: "x.tar.gz")
        #expect(throws: ArchiveError.self) {
            try PackageArchive.decode(bytes, name: "x.tar.gz")
        }
    }

    @Test func `a second gzip member holds files for others alone`() async throws {
        let bytes =
            try RawTar.gzip([RawEntry()], end: [])
            + RawTar.gzip([RawEntry("package/b.js")])
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, to: "x.tar.gz")
        #expect(try await Self.readers(path)[0] == ["package/a.js", "package/b.js"])
        #expect(throws: ArchiveError.self) {
            try PackageArchive.decode(bytes, name: "x.tar.gz")
        }
    }

    /// What all writers agree on, with random names and sizes.
    @Test func `random archives have the same members everywhere`() async throws {
        var random = SeededGenerator(seed: 42)
        let letters = Array("ab.- _/'é日")
        for _ in 0..<8 {
            var entries: [RawEntry] = []
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let name = String(
                    (0..<Int.random(in: 1...12, using: &random)).map { _ in
                        letters.randomElement(using: &random) ?? "a"
                    }
                )
                let size = Int.random(in: 0...1200, using: &random)
                entries.append(
                    RawEntry("package/" + name, content: String(repeating: "x", count: size))
                )
            }
            let bytes = try RawTar.gzip(entries)
            guard let files = try? PackageArchive.decode(bytes, name: "x.tar.gz") else { continue }
            let folder = try TemporaryFolder()
            let path = try folder.write(bytes, to: "x.tar.gz")
            for found in try await Self.readers(path) {
                #expect(
                    found?.map(Self.unescaped).sorted()
                        == files.map { "package/\($0.path)" }.sorted()
                )
            }
        }
    }
}
