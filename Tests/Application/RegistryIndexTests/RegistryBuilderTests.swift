// SPDX-License-Identifier: Apache-2.0

import ArchiveKit
import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleSources
import RegistryIndex
import RegistrySupport
import TestSupport
import Testing

@Suite struct RegistryBuilderTests {
    static let packages = [
        TestPackage("@alice/utils@1.0.0", needs: ["@bob/text": "^1"]),
        TestPackage("@bob/text@1.0.0", more: "[permissions]\nread = [\"./data\"]\n"),
        TestPackage("@alice/utils@1.1.0", needs: ["@bob/text": "^1"], yanked: "broken"),
    ]

    static func code(_ body: () throws -> some Any) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? any DiagnosticError)?.diagnostic.code
        }
    }

    static func files(_ registry: TestRegistry) throws -> [String: [UInt8]] {
        let files = try PackageFolder.files(in: registry.root)
        return Dictionary(files.map { ($0.path.description, $0.bytes) }) { first, _ in first }
    }

    @Test func `equal packages give equal folders in whatever order`() throws {
        let folder = try Self.files(try TestRegistry(Self.packages))
        #expect(try Self.files(try TestRegistry(Self.packages.reversed())) == folder)
        #expect(
            folder.keys.filter { !$0.hasPrefix("archives/") && !$0.contains("bob") }.sorted() == [
                ".tenon-registry.lock", "@alice/utils/1.0.0/main.js",
                "@alice/utils/1.0.0/tenon.toml", "@alice/utils/1.0.0_meta.json",
                "@alice/utils/1.1.0/main.js", "@alice/utils/1.1.0/tenon.toml",
                "@alice/utils/1.1.0_meta.json", "@alice/utils/meta.json", "config.json",
                "index/@alice/utils.json", "index/names.json", "npm/-/@alice/utils/1.0.0.json",
                "npm/-/@alice/utils/1.0.0.tgz", "npm/-/@alice/utils/1.1.0.json",
                "npm/-/@alice/utils/1.1.0.tgz", "npm/@alice%2futils", "npm/@alice/utils",
                "pages/@alice/utils/1.0.0.json", "pages/@alice/utils/1.1.0.json", "search.json",
            ]
        )
        #expect(folder.keys.count { $0.hasPrefix("archives/") } == 3)
    }

    @Test func `a published version never changes`() throws {
        let registry = try TestRegistry(Self.packages)
        let before = try Self.files(registry)
        // The same again, at another time: nothing changes, not even when it was published.
        var again = Self.packages[0]
        again.published = "2026-05-05T00:00:00Z"
        let releases = try registry.publish([again])
        #expect(releases.first?.published.description == "2026-01-01T00:00:00Z")
        #expect(try Self.files(registry) == before)
        var changed = Self.packages[0]
        changed.files["main.js"] = "export const answer = 43\n"
        #expect(Self.code { try registry.publish([changed]) } == "registry-version-exists")
        #expect(try Self.files(registry) == before)
        // Both at once in one go, also.
        var new = TestPackage("@carol/new@1.0.0")
        let old = new
        new.files["more.js"] = ""
        #expect(Self.code { try registry.publish([old, new]) } == "registry-version-exists")
        #expect(Self.code { try registry.publish([old, changed]) } == "registry-version-exists")
        #expect(try Self.files(registry) == before)
    }

    @Test func `build identifiers make no second version`() throws {
        let registry = try TestRegistry([TestPackage("@a/b@1.0.0")])
        let code = Self.code { try registry.publish([TestPackage("@a/b@1.0.0+2")]) }
        #expect(code == "registry-duplicate-version")
    }

    @Test func `a version is withdrawn and brought back`() throws {
        let registry = try TestRegistry([TestPackage("@a/b@1.0.0")])
        let before = try Self.files(registry)
        let (name, version) = (try PackageName(parsing: "@a/b"), Version(1, 0, 0))
        try registry.builder.yank(name, version, reason: "broken")
        #expect(try Self.files(registry) != before)
        try registry.builder.yank(name, version, reason: nil)
        #expect(try Self.files(registry) == before)
        let code = Self.code { try registry.builder.yank(name, Version(2, 0, 0), reason: "") }
        #expect(code == "registry-release-missing")
    }

    @Test func `an archive that was damaged is written again`() throws {
        let registry = try TestRegistry([TestPackage("@a/b@1.0.0")])
        let before = try Self.files(registry)
        let archive = try #require(before.keys.first { $0.hasPrefix("archives/") })
        try registry.write("damaged", to: archive)
        try registry.publish([TestPackage("@a/b@1.0.0")])
        #expect(try Self.files(registry) == before)
    }

    @Test(
        arguments: [
            (
                "name = \"utils\"\nversion = \"1.0.0\"\nlanguage = \"javascript\"",
                "package-incomplete"
            ),
            ("version = \"1.0.0\"\nlanguage = \"javascript\"", "package-incomplete"),
            ("name = \"@a/b\"\nlanguage = \"javascript\"", "package-incomplete"),
            ("name = \"@a/b\"\nversion = \"1.0.0\"", "package-incomplete"),
            (valid + "[dependencies]\nutils = \"^1\"", "package-incomplete"),
            (valid + "[dependencies]\n\"@a/c\" = { path = \"../c\" }", "package-incomplete"),
            (valid + "[dependencies]\n\"@a/c\" = { path = \"../c\", version = \"^1\" }", nil),
            (valid + "[permissions]\nread = [\"../secrets\"]", "package-permission-refused"),
            (valid + "[permissions]\nread = [\"./data\", \"/etc/hosts\"]\nnetwork = true", nil),
            (valid, nil),
        ] as [(String, String?)]
    )
    func `a manifest says what a registry needs to know`(text: String, code: String?) throws {
        let registry = try TestRegistry()
        let file = ArchiveFile(
            path: try #require(ModulePath(parsing: "tenon.toml")),
            bytes: Array("[package]\n\(text)\n".utf8)
        )
        let submission = PackageSubmission(files: [file], published: Timestamp(milliseconds: 0))
        #expect(Self.code { try registry.builder.publish([submission]) } == code)
    }

    static let valid = "name = \"@a/b\"\nversion = \"1.0.0\"\nlanguage = \"javascript\"\n"

    @Test func `a package is the files of its folder, and nothing that is no file`() throws {
        let folder = try TemporaryFolder()
        try folder.write("[package]", to: "p/tenon.toml")
        try folder.write("1", to: "p/lib/deep/a.js")
        let path = try FilePath(folder.path("p"))
        let files = try PackageFolder.files(in: path)
        #expect(files.map(\.path.description).sorted() == ["lib/deep/a.js", "tenon.toml"])
        try FileSystem.makeLink(at: path.appending("lib/passwd"), to: "/etc/passwd")
        #expect(Self.code { try PackageFolder.files(in: path) } == "package-file-refused")
        try FileSystem.remove(path.appending("lib/passwd"))
        try FileSystem.makeFIFO(path.appending("pipe"))
        #expect(Self.code { try PackageFolder.files(in: path) } == "package-file-refused")
    }

    @Test func `many builders of one folder lose nothing`() async throws {
        let registry = try TestRegistry()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { try registry.publish([TestPackage("@a/b@1.\(number).0")]) }
            }
            try await group.waitForAll()
        }
        let text = SourceText(name: "b.json", bytes: try registry.read("index/@a/b.json"))
        let name = try PackageName(parsing: "@a/b")
        let index = try RegistryCodec.index(of: name, from: text, folder: "/")
        #expect(index.releases.count == 8)
    }
}
