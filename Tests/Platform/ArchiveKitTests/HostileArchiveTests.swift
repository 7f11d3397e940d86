// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import Testing

@testable import ArchiveKit

/// Archives that nobody honest makes, laid out byte by byte.
@Suite struct HostileArchiveTests {
    private static let plain = RawEntry()

    private static func error(
        _ archive: [UInt8],
        limits: ArchiveLimits = ArchiveLimits()
    ) -> ArchiveError? {
        do throws(ArchiveError) {
            _ = try PackageArchive.decode(archive, name: "x.tar.gz", limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test func `the entry that all others differ from is read`() throws {
        let files = try PackageArchive.decode(try RawTar.gzip([Self.plain]), name: "x.tar.gz")
        #expect(files.map(\.path.description) == ["a.js"])
        #expect(files.map(\.bytes) == [Array("a".utf8)])
    }

    @Test(arguments: [
        ("1", "hard link"), ("2", "symbolic link"), ("3", "device"), ("4", "device"),
        ("5", "folder"), ("6", "pipe"), ("7", "kind"), ("g", "PAX"), ("x", "PAX"), ("L", "GNU"),
        ("K", "GNU"), ("S", "sparse"), ("A", "kind"), ("\u{0}", "kind"),
    ])
    func `only regular files are read`(type: Character, word: String) throws {
        let entry = Self.plain.with {
            $0.type = type.asciiValue ?? 0
            $0.link = Array("/etc/passwd".utf8)
        }
        let error = try #require(Self.error(try RawTar.gzip([entry])))
        #expect(error.code == .refused)
        #expect(error.reason.contains(word))
        #expect(error.reason.contains("package/a.js"))
    }

    @Test(arguments: [
        "package/../a.js", "package/..", "package/./a.js", "/etc/passwd", "package//a.js",
        "package/a.js/", "package/", "package", "a.js", "Package/a.js", "../package/a.js",
        "package/a\\b.js", "package/c:a.js", "package/a\u{1B}[2J.js", "package/a\nb.js", "",
    ])
    func `a path that leads elsewhere, or looks as if, is refused`(path: String) throws {
        let error = try #require(Self.error(try RawTar.gzip([RawEntry(path)])))
        #expect(error.code == .refused)
    }

    @Test(arguments: [
        ["package/a.js", "package/a.js"],
        ["package/a.js", "package/A.js"],
        ["package/caf\u{E9}.js", "package/cafe\u{301}.js"],
        ["package/stra\u{DF}e", "package/STRASSE"],
        ["package/a", "package/a/b.js"],
        ["package/a", "package/A/b.js"],
        ["package/\u{212A}.js", "package/k.js"],
    ])
    func `twins are refused`(paths: [String]) throws {
        for order in [paths, paths.reversed()] {
            let archive = try RawTar.gzip(order.map { RawEntry($0) })
            #expect(Self.error(archive)?.code == .refused)
        }
    }

    static let tricks: [(String, ArchiveError.Code, @Sendable (inout RawEntry) -> Void)] = [
        ("NUL in a name", .refused, { $0.name = Array("package/a\u{0}b.js".utf8) }),
        ("name that is not UTF-8", .refused, { $0.name = Array("package/".utf8) + [0xFF] }),
        ("prefix that leads out", .refused, { $0.prefix = Array("..".utf8) }),
        ("size in base 256", .malformed, { $0.size = [0x80] + [UInt8](repeating: 0, count: 11) }),
        ("negative size", .malformed, { $0.size = Array("-0000000001\u{0}".utf8) }),
        ("size beyond the archive", .tooLarge, { $0.size = Array("77777777777\u{0}".utf8) }),
        ("size of more than is there", .malformed, { $0.size = Array("00000010000\u{0}".utf8) }),
        ("wrong checksum", .malformed, { $0.checksum = Array("000000\u{0} ".utf8) }),
        ("old magic of GNU", .malformed, { $0.magic = Array("ustar  \u{0}".utf8) }),
        ("no magic at all", .malformed, { $0.magic = [] }),
        ("link on a file", .malformed, { $0.link = Array("/etc/passwd".utf8) }),
        ("bytes in the padding", .malformed, { $0.padding = 1 }),
    ]

    @Test(arguments: tricks.indices)
    func `a header says one thing, in one way`(trick: Int) throws {
        let (name, code, change) = Self.tricks[trick]
        let archive = try RawTar.gzip([Self.plain.with(change)])
        #expect(Self.error(archive)?.code == code, "\(name)")
    }

    @Test func `an archive ends where it ends`() throws {
        let zero = [UInt8](repeating: 0, count: 512)
        let one = Self.plain
        for end in [
            [], zero, zero + [1], RawTar.end + [1], zero + one.bytes + RawTar.end,
            RawTar.end + one.bytes, [UInt8](repeating: 0, count: 1 << 20),
        ] {
            #expect(Self.error(try RawTar.gzip([one], end: end))?.code == .malformed)
        }
        let record = [UInt8](repeating: 0, count: 10_240 - one.bytes.count)
        #expect(Self.error(try RawTar.gzip([one], end: record)) == nil)
        #expect(Self.error(try RawTar.gzip([]))?.code == .malformed)
    }

    @Test func `a gzip file is whole, one, and the last thing there is`() throws {
        let archive = try RawTar.gzip([Self.plain])
        for count in 0..<archive.count {
            #expect(Self.error(Array(archive.prefix(count)))?.code == .malformed, "\(count)")
        }
        #expect(Self.error(archive + [0])?.code == .malformed)
        #expect(Self.error(archive + archive)?.code == .malformed)
        for place in archive.indices.dropFirst(10) {
            var broken = archive
            broken[place] ^= 0x55
            #expect(Self.error(broken) != nil, "\(place)")
        }
        #expect(Self.error(Array("not gzip".utf8))?.code == .malformed)
        #expect(Self.error([Self.plain].flatMap(\.bytes) + RawTar.end)?.code == .malformed)
    }

    @Test func `limits hold before memory is used`() throws {
        let zeros = String(repeating: "0", count: 8 << 20)
        let bomb = try RawTar.gzip([RawEntry(content: zeros)])
        #expect(bomb.count < 20_000)
        #expect(Self.error(bomb) == nil)
        #expect(Self.error(bomb, limits: ArchiveLimits(fileBytes: 7 << 20))?.code == .tooLarge)
        let two = try RawTar.gzip([RawEntry(), RawEntry("package/b.js", content: "bb")])
        #expect(Self.error(two, limits: ArchiveLimits(files: 2)) == nil)
        for limits in [
            ArchiveLimits(files: 1), ArchiveLimits(fileBytes: 2), ArchiveLimits(archiveBytes: 40),
        ] {
            #expect(Self.error(two, limits: limits)?.code == .tooLarge)
        }
    }
}
