// SPDX-License-Identifier: Apache-2.0

import ArchiveKit
import ModuleModel
import TestSupport
import Testing

@Suite struct PackageArchiveTests {
    /// Among them names at and beyond what a header holds without its prefix.
    static let paths = [
        "tenon.toml", "main.js", "lib/b.js", "lib/a.js", "README.md", "lib-a.js", "ü/größe.js",
        String(repeating: "d", count: 60) + "/" + String(repeating: "e", count: 99),
        String(repeating: "f", count: 92), String(repeating: "f", count: 90) + "/gggg",
    ]

    static func files(_ paths: [String] = Self.paths) throws -> [ArchiveFile] {
        try paths.enumerated().map { number, path in
            let bytes = Array(String(repeating: path, count: 300 * number).utf8)
            return ArchiveFile(path: try #require(ModulePath(parsing: path)), bytes: bytes)
        }
    }

    @Test func `what is packed is read`() throws {
        let files = try Self.files()
        let archive = try PackageArchive.encode(files, name: "a")
        #expect(try PackageArchive.decode(archive, name: "a") == files.sorted { $0.path < $1.path })
    }

    @Test func `equal files give equal bytes in whatever order`() throws {
        let files = try Self.files()
        let archive = try PackageArchive.encode(files, name: "a")
        for _ in 0..<5 {
            #expect(try PackageArchive.encode(files.shuffled(), name: "b") == archive)
        }
        // Neither a time nor a name in gzip's header.
        #expect(Array(archive.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])
    }

    @Test func `what would not be read is not packed`() throws {
        let long = String(repeating: "x", count: 101)
        for (paths, code) in [
            ([], ArchiveError.Code.malformed), (["a", "A"], .refused), (["a", "a"], .refused),
            (["a", "a/b"], .refused), ([long], .refused), (["a/" + long], .refused),
        ] {
            #expect {
                try PackageArchive.encode(try Self.files(paths), name: "a")
            } throws: {
                ($0 as? ArchiveError)?.code == code
            }
        }
        let zeros = ArchiveFile(
            path: try #require(ModulePath(parsing: "zeros")),
            bytes: [UInt8](repeating: 0, count: 8 << 20)
        )
        #expect {
            try PackageArchive.encode([zeros], name: "a", limits: ArchiveLimits(fileBytes: 7 << 20))
        } throws: {
            ($0 as? ArchiveError)?.code == .tooLarge
        }
    }

    @Test func `a random archive survives`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            let files = try (0..<Int.random(in: 1...30, using: &random)).map { number in
                let size = Int.random(in: 0...3000, using: &random)
                return ArchiveFile(
                    path: try #require(ModulePath(parsing: "f\(number)/\(size)")),
                    bytes: (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
                )
            }
            let archive = try PackageArchive.encode(files, name: "a")
            let read = try PackageArchive.decode(archive, name: "a")
            #expect(read == files.sorted { $0.path < $1.path })
        }
    }

    @Test func `Python and GNU tar see the same files`() async throws {
        let files = try Self.files()
        let folder = try TemporaryFolder()
        let path = try folder.write(try PackageArchive.encode(files, name: "a"), to: "a.tar.gz")
        let expected = files.map { "package/\($0.path) \($0.bytes.count)" }.sorted()
        let python = try await ChildProgram("/usr/bin/python3").run([
            "-I", "-c",
            "import sys, tarfile\nfor m in tarfile.open(sys.argv[1]): "
                + "assert m.isreg() and m.mode == 0o644 and m.mtime == 315532800; "
                + "print(m.name, m.size)", path,
        ])
        #expect(python.errors == "")
        #expect(python.output.split(separator: "\n").map(String.init).sorted() == expected)
        let tar = try await ChildProgram("/bin/tar", environment: ["LC_ALL": "C.UTF-8"]).run([
            "--list", "--verbose", "--quoting-style=literal", "--utc", "--file", path,
        ])
        #expect(tar.errors == "")
        let listed = tar.output.split(separator: "\n").map { line in
            let words = line.split(separator: " ", maxSplits: 5)
            #expect(words.first == "-rw-r--r--" && words[1] == "0/0" && words[3] == "1980-01-01")
            return "\(words[5]) \(words[2])"
        }
        #expect(listed.sorted() == expected)
    }
}
