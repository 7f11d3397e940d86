// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import Foundation
import RegistryIndex
import RegistrySupport
import TestSupport
import Testing

/// Links in the folders of registries and of those who send something to them: none is followed, and what
/// they lead to is never shown.
@Suite struct RegistryLinkTests {
    static let secret = "npm_token=SECRETSECRET"

    static func link(_ path: String, to target: String, in folder: TemporaryFolder) throws {
        try folder.write("", to: path)
        try FileManager.default.removeItem(atPath: folder.path(path))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(path),
            withDestinationPath: target
        )
    }

    static func errors(_ report: BuildReport) -> [String] {
        #expect(!"\(report.findings)".contains("SECRETSECRET"))
        return report.findings.filter(\.isError).map { "\($0.diagnostic.code) \($0.subject)" }
    }

    @Test(arguments: [
        ("modules/alice/x/metadata.json", "modules/alice/x"),
        ("modules/alice/x.json", "modules/alice/x.json"),
        ("modules/alice/words/1.3.0.json", "modules/alice/words/1.3.0.json"),
        ("modules/alice/words/tags.json", "modules/alice/words"),
        ("alice/registry.json", "alice/registry.json"),
        ("alice/advisories.json", "alice/advisories.json"),
        ("archives/none.tar.gz", "archives/none.tar.gz"),
        ("one.tar.gz", "one.tar.gz"),
        ("one/tenon.toml", "one"),
        ("one/two/Lyra.toml", "one/two"),
    ])
    func `a link to a file is an error of its entry`(file: String, subject: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.secret, to: "outside.txt")
        try RegistryBuildTests.write(TestPackage("@a/good@1.0.0"), to: "in/good", in: folder)
        try folder.write("{}", to: "in/modules/alice/words/metadata.json")
        try Self.link("in/\(file)", to: folder.path("outside.txt"), in: folder)
        let registry = try TestRegistry()
        let report = try RegistryBuildTests.build(
            try FilePath(folder.path("in")),
            into: registry
        )
        #expect(Self.errors(report).contains { $0.hasSuffix(" \(subject)") })
        #expect(report.versions == 1)
    }

    @Test(arguments: ["modules", "modules/alice", "modules/alice/x", "archives", "more", "a/b"])
    func `a link to a folder is told of`(name: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.secret, to: "outside/metadata.json")
        try folder.write(Self.secret, to: "outside/registry.json")
        try folder.write(Self.secret, to: "outside/alice/metadata.json")
        try RegistryBuildTests.write(TestPackage("@a/other@1.0.0"), to: "outside/other", in: folder)
        try RegistryBuildTests.write(TestPackage("@a/good@1.0.0"), to: "in/good", in: folder)
        try Self.link("in/\(name)", to: folder.path("outside"), in: folder)
        let registry = try TestRegistry()
        let report = try RegistryBuildTests.build(
            try FilePath(folder.path("in")),
            into: registry
        )
        #expect(Self.errors(report) == ["registry-file-outside \(name)"])
        #expect(report.versions == 1)
    }

    @Test func `a link in a mirror is an error of the module`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.secret, to: "outside.txt")
        try RegistryBuildTests.source(folder, digest: String(repeating: "0", count: 64))
        let readme = "mirror/raw.test/m/c0/m/README.md"
        try Self.link(readme, to: folder.path("outside.txt"), in: folder)
        let registry = try TestRegistry()
        let report = try RegistryBuildTests.build(
            try FilePath(folder.path("in")),
            into: registry,
            mirror: try FilePath(folder.path("mirror"))
        )
        #expect(report.findings.map(\.diagnostic.code).contains("registry-file-outside"))
        #expect(report.versions == 0)
        _ = Self.errors(report)
    }

    // MARK: Registries

    @Test(arguments: [
        "config.json", "index/@alice/utils.json", "index/@alice/zz.json", "index/names.json",
        "search.json", "modules.json", "pages/@alice/utils/1.0.0.json",
        "statistics/@alice/utils.json", "advisories/TSA-2026-0001.json",
        "@alice/utils/1.0.0/main.js", "npm/@alice/utils",
    ])
    func `a link in a registry is told of and not followed`(file: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.secret, to: "outside.txt")
        let registry = try TestRegistry([
            TestPackage("@alice/utils@1.0.0"), TestPackage("@b/c@1.0.0"),
        ])
        let path = registry.root.appending(file)
        try FileSystem.createFolders(path.parent)
        if FileSystem.kind(of: path) != nil { try FileSystem.remove(path) }
        try FileManager.default.createSymbolicLink(
            atPath: path.string,
            withDestinationPath: folder.path("outside.txt")
        )
        let report = try RegistryBuildTests.check(registry)
        #expect(!Self.errors(report).isEmpty)
        #expect(report.findings.contains { $0.diagnostic.code == "registry-file-outside" })
        #expect(report.versions >= 1)
    }

    @Test(arguments: ["index/@alice", "index", "archives", "pages", "advisories", "npm"])
    func `a folder of a registry that is a link is told of`(name: String) throws {
        let registry = try TestRegistry([
            TestPackage("@alice/utils@1.0.0"), TestPackage("@b/c@1.0.0"),
        ])
        let folder = try TemporaryFolder()
        let path = registry.root.appending(name)
        if FileSystem.kind(of: path) == .folder {
            try FileManager.default.moveItem(atPath: path.string, toPath: folder.path("moved"))
        } else {
            try folder.write(Self.secret, to: "moved/TSA-2026-0001.json")
        }
        try FileManager.default.createSymbolicLink(
            atPath: path.string,
            withDestinationPath: folder.path("moved")
        )
        let report = try RegistryBuildTests.check(registry)
        #expect(Self.errors(report).contains { $0.hasPrefix("registry-file-outside") })
    }

    @Test func `nothing is written through a link`() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "outside/there")
        let registry = try TestRegistry()
        try FileManager.default.createSymbolicLink(
            atPath: registry.root.appending("index").string,
            withDestinationPath: folder.path("outside")
        )
        #expect(throws: (any Error).self) { try registry.publish([TestPackage("@a/b@1.0.0")]) }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path("outside")) == ["there"]
        )
    }
}
