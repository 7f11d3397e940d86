// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import Foundation
import ModuleModel
import ModuleSources
import RegistryIndex
import RegistrySupport
import TestSupport
import Testing

/// Registries built from folders of packages, and from what registries mlld had.
@Suite struct RegistryBuildTests {
    static func build(
        _ source: FilePath,
        into registry: TestRegistry,
        mirror: FilePath? = nil
    ) throws -> BuildReport {
        let published = try Timestamp(parsing: "2026-01-01T00:00:00Z")
        return try RegistryBuild(builder: registry.builder, published: published, mirror: mirror)
            .run(from: source)
    }

    static func lines(_ report: BuildReport) -> [String] {
        report.findings.map { "\($0.diagnostic.code) \($0.subject)" }
    }

    static func check(_ registry: TestRegistry) throws -> BuildReport {
        try RegistryCheck(
            root: registry.root,
            readManifest: TestRegistry.readManifest,
            languages: TestRegistry.languages
        ).run()
    }

    // MARK: Packages

    static func write(_ package: TestPackage, to path: String, in folder: TemporaryFolder) throws {
        for (name, text) in package.files { try folder.write(text, to: "\(path)/\(name)") }
        try folder.write(package.manifest, to: "\(path)/tenon.toml")
    }

    @Test func `packages are found as folders and as archives`() throws {
        let folder = try TemporaryFolder()
        let packages = RegistryBuilderTests.packages
        try Self.write(packages[0], to: "in/modules/utils", in: folder)
        try Self.write(packages[1], to: "in/bob/text/1.0.0", in: folder)
        let packed = try TestRegistry([packages[2]])
        let archives = try FileSystem.list(packed.root.appending("archives"))
        try folder.write(try packed.read("archives/\(archives[0])"), to: "in/utils-1.1.0.tar.gz")
        try folder.write("nothing", to: "in/modules/none/there/main.js")
        let registry = try TestRegistry()
        let report = try Self.build(try FilePath(folder.path("in")), into: registry)
        #expect(Self.lines(report) == [])
        #expect((report.packages, report.versions) == (2, 3))
        var expected = packages
        expected[2].yanked = nil
        #expect(
            try RegistryBuilderTests.files(registry)
                == RegistryBuilderTests.files(try TestRegistry(expected))
        )
        #expect(try Self.check(registry).findings == [])
    }

    @Test func `one bad package stops no other`() throws {
        let folder = try TemporaryFolder()
        try Self.write(TestPackage("@a/good@1.0.0"), to: "in/a", in: folder)
        try folder.write("[package", to: "in/b/tenon.toml")
        try folder.write("nonsense", to: "in/c.tar.gz")
        var changed = TestPackage("@a/good@1.0.0")
        changed.files["more.js"] = ""
        try Self.write(changed, to: "in/d", in: folder)
        let registry = try TestRegistry()
        let report = try Self.build(try FilePath(folder.path("in")), into: registry)
        #expect(
            Self.lines(report) == [
                "toml-malformed b", "archive-malformed c.tar.gz", "registry-version-exists d",
            ]
        )
        #expect((report.packages, report.versions, report.errors) == (1, 1, 3))
    }

    // MARK: mlld

    /// The registry of mlld as it was in August 2026.
    static let mlld = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Registries/mlld").path(percentEncoded: false)

    @Test func `the registry of mlld is built, with what is odd about each entry`() throws {
        let registry = try TestRegistry()
        let report = try Self.build(try FilePath(Self.mlld), into: registry)
        #expect((report.packages, report.versions, report.errors) == (21, 53, 0))
        let messages = Dictionary(grouping: report.findings) { $0.diagnostic.message }
            .mapValues(\.count)
        #expect(messages["its content is not at hand, and was compared with nothing"] == 53)
        #expect(messages["`CC0` is no licence that SPDX knows"] == 53)
        #expect(messages["the dependency `node` is no module; it was taken as a need"] == 3)
        #expect(messages["the dependency `sh` is no module; it was taken as a need"] == 5)
        #expect(messages.count == 4)
        let records = try RegistryHeadsTests.records(registry)
        #expect(records.count == 21)
        let claude = try #require(records.first { $0.name.description == "@mlld/claude" })
        #expect(claude.version.description == "3.3.3")
        #expect(claude.summary.hasPrefix("Claude model primitives"))
        #expect(claude.language == "mlld")
        let page = try RegistryCodec.page(
            of: claude.name,
            Version(2, 0, 0),
            from: SourceText(name: "p", bytes: try registry.read("pages/@mlld/claude/2.0.0.json"))
        )
        #expect(page.metadata.repository == "https://github.com/mlld-lang/modules")
        // Publishing something else forgets nothing.
        try registry.publish([TestPackage("@a/b@1.0.0")])
        try registry.builder.refreshHeads()
        #expect(try RegistryHeadsTests.records(registry).count == 22)
        #expect(try Self.check(registry).errors == 0)
    }

    @Test func `the layouts are written as they are read`() throws {
        let first = try TestRegistry()
        _ = try Self.build(try FilePath(Self.mlld), into: first)
        // What was written is a registry of mlld in both of its older layouts.
        let again = try TestRegistry()
        let report = try Self.build(first.root, into: again)
        #expect(report.packages == 21)
        #expect(try again.read("mlld/registry.json") == first.read("mlld/registry.json"))
        let list = try MlldReader.list(
            SourceText(name: "modules.json", bytes: try first.read("modules.json"))
        )
        #expect(list.modules.count == 21 && list.errors.isEmpty)
        #expect(list.modules.first { $0.name.name == "array" }?.tags["latest"] == "2.1.0")
        let one = try MlldReader.module(
            SourceText(name: "m", bytes: try first.read("modules/mlld/claude.json")),
            user: "mlld",
            module: "claude"
        )
        #expect(one.newest?.content.statedDigest?.hasPrefix("8a1461a2") == true)
    }

    static let plain = """
        {"name": "@alice/utils", "description": "Common", "author": {"name": "Alice", "github": "alicej"},
         "source": {"type": "gist", "id": "8bb1", "hash": "59d7", "url": "https://gist.test/8bb1/utils.mld"},
         "keywords": ["utils"], "mlldVersion": ">=0.5.0", "publishedAt": "2024-01-15T10:30:00Z"}
        """
    static let user = """
        {"version": "1.0.0", "updated": "2024-05-28T00:00:00Z", "author": "bob", "modules": {
         "json": {"gist": "a1f3e09a42db6c680b454f6f93efa9d8", "description": "JSON", "tags": ["json"], "created": "2024-05-28T00:00:00Z"},
         "Bad Name": {"gist": "a1f4", "created": "2024-05-28T00:00:00Z"},
         "empty": {}}}
        """
    static let advisories = """
        {"version": "1.0.0", "author": "bob", "advisories": [{"id": "2024-001",
         "created": "2024-05-28T00:00:00Z", "severity": "high", "affects": ["json"], "gists": ["a1f3e09a42db6c680b454f6f93efa9d8"],
         "type": "code", "description": "It runs what it reads", "recommendation": "Read it yourself"}]}
        """

    @Test func `the layouts of both documents are read`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.plain, to: "modules/alice/utils.json")
        try folder.write("{", to: "modules/alice/broken.json")
        try folder.write(Self.user, to: "bob/registry.json")
        try folder.write(Self.advisories, to: "bob/advisories.json")
        let registry = try TestRegistry()
        let report = try Self.build(try FilePath(folder.path), into: registry)
        #expect(report.packages == 2)
        let errors = report.findings.filter(\.isError).map(\.subject)
        #expect(errors == ["bob/registry.json", "bob/registry.json", "modules/alice/broken.json"])
        let records = try RegistryHeadsTests.records(registry)
        #expect(records.map(\.name.description) == ["@alice/utils", "@bob/json"])
        let text = String(decoding: try registry.read("bob/registry.json"), as: UTF8.self)
        #expect(text.contains("\"gist\": \"a1f3e09a42db6c680b454f6f93efa9d8\""))
        let advisories = String(decoding: try registry.read("bob/advisories.json"), as: UTF8.self)
        #expect(advisories.contains("2024-001"))
        #expect(try !AdvisoryFiles(root: registry.root).all().isEmpty)
    }

    // MARK: Contents

    /// A module of a folder whose digest is spelled both ways, right and wrong.
    static func source(_ folder: TemporaryFolder, digest: String) throws {
        let files = ["README.md": "# M\n", "index.mld": "@text a = 1\n", "module.yml": "name: m\n"]
        for (name, text) in files { try folder.write(text, to: "mirror/raw.test/m/c0/m/\(name)") }
        try folder.write(
            """
            {"version": "1.0.0", "source": {"type": "directory", "baseUrl": "https://raw.test/m/c0/m",
             "files": ["index.mld", "module.yml", "README.md"], "entryPoint": "index.mld",
             "contentHash": "\(digest)"}, "publishedAt": "2026-01-01T00:00:00Z"}
            """,
            to: "in/modules/me/m/1.0.0.json"
        )
        try folder.write(#"{"name": "m", "about": "M"}"#, to: "in/modules/me/m/metadata.json")
    }

    /// Made with Node: `localeCompare` puts README.md last.
    static let digest: String = {
        let files = [
            ("index.mld", "@text a = 1\n"), ("module.yml", "name: m\n"), ("README.md", "# M\n"),
        ]
        let lines = files.map { "\($0.0):\(ContentDigest.ofFile(Array($0.1.utf8)).hex)" }
        return ContentDigest.ofFile(Array(lines.joined(separator: "\n").utf8)).hex
    }()

    @Test(arguments: [
        (digest, []), ("sha256:" + digest, []),
        (String(repeating: "0", count: 64), ["registry-content-changed @me/m@1.0.0"]),
        ("md5:0", ["registry-entry-odd @me/m@1.0.0"]),
    ])
    func `content is compared in mlld's own scheme`(digest: String, findings: [String]) throws {
        let folder = try TemporaryFolder()
        try Self.source(folder, digest: digest)
        let registry = try TestRegistry()
        let report = try Self.build(
            try FilePath(folder.path("in")),
            into: registry,
            mirror: try FilePath(folder.path("mirror"))
        )
        #expect(Self.lines(report) == findings)
        #expect(report.versions == 1 - report.errors)
        guard report.errors == 0 else { return }
        let page = try RegistryCodec.page(
            of: try PackageName(parsing: "@me/m"),
            Version(1, 0, 0),
            from: SourceText(name: "p", bytes: try registry.read("pages/@me/m/1.0.0.json"))
        )
        #expect(page.readme == "# M\n")
        #expect(page.files.count == 3)
    }

    @Test func `paths are in the order that Node's localeCompare gives them`() async throws {
        var random = SeededGenerator(seed: 4)
        let letters = Array("abABzZ019._-+@~ ")
        let paths = Set(
            (0..<200).map { _ in
                String(
                    (0..<Int.random(in: 1...6, using: &random)).map { _ in
                        letters.randomElement(using: &random) ?? "a"
                    }
                )
            }
        ).filter { ModulePath(parsing: $0) != nil }
        let files = try paths.map {
            (path: try #require(ModulePath(parsing: $0)), digest: ContentDigest.ofFile([]))
        }
        let program = """
            const names = JSON.parse(require('fs').readFileSync(0));
            names.sort((a, b) => a.localeCompare(b));
            const hash = require('crypto').createHash('sha256');
            hash.update(names.map((n) => n + ':' + '\(ContentDigest.ofFile([]).hex)').join('\\n'));
            console.log(hash.digest('hex'));
            """
        let input = try JSONEncoder().encode(Array(paths))
        let node = try await ChildProgram(NodeProgram.path("node"))
            .run(["-e", program], input: Array(input))
        #expect(MlldContent.digest(of: files)?.hex == node.output.trimmingCharacters(in: .newlines))
        #expect(node.errors == "")
    }
}
