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

/// Registries whose index and archives say different things.
@Suite struct LyingRegistryTests {
    static let name = "@alice/utils"
    static let index = "index/@alice/utils.json"

    /// Publishes a package, lets `lie` change the registry, and returns how fetching it fails.
    static func diagnostic(
        _ package: TestPackage = RegistryReadingTests.utils,
        _ lie: (TestRegistry, PackageRelease) throws -> Void
    ) async throws -> Diagnostic {
        let registry = try TestRegistry()
        let release = try #require(try registry.publish([package]).first)
        try lie(registry, release)
        let source = try RegistryVisitor().source(registry.root.string)
        let name = try PackageName(parsing: package.name)
        let read = try #require(try await source.index(of: name).index.releases.first)
        return try await RegistryVisitor.diagnostic { try await source.package(name, read) }
    }

    @Test(arguments: [
        ("\"1.0.0\": {", "\"1.0.1\": {", "version"),
        ("\"javascript\"", "\"lyra\"", "language"),
        ("\"^1\"", "\"^2\"", "dependencies"),
        ("\"optional\": true", "\"optional\": false", "dependencies"),
        ("\"fast\"", "\"slow\"", "dependencies"),
        ("@bob/text\": {", "@bob/test\": {", "dependencies"),
        ("\"quick\"", "\"speedy\"", "features"),
        ("\"./main.js\"", "\"./lib/größe.js\"", "exports"),
        ("read:./data", "read:./date", "permissions"),
        ("read:./data", "network:evil.example", "permissions"),
        (">=0.1", ">=0.2", "engines"),
        ("\"size\": ", "\"size\": 9", "size"),
    ])
    func `an index that says otherwise than the package is refused`(
        truth: String,
        lie: String,
        what: String
    ) async throws {
        let diagnostic = try await Self.diagnostic { registry, _ in
            let before = try registry.read(Self.index)
            try registry.edit(Self.index) { $0.replacing(truth, with: lie) }
            #expect(try registry.read(Self.index) != before)
        }
        #expect(diagnostic.code == "package-index-mismatch")
        #expect(diagnostic.notes.count == 1)
        #expect(diagnostic.notes.first?.hasPrefix(what + ": index ") == true)
        #expect(diagnostic.message.contains("@alice/utils@1.0."))
    }

    @Test func `other bytes under the name of an archive stop`() async throws {
        for change: (inout [UInt8]) -> Void in [
            { $0[$0.count / 2] ^= 1 }, { $0.removeLast() }, { $0.append(0) }, { $0 = [] },
        ] {
            let diagnostic = try await Self.diagnostic { registry, release in
                let path = RegistryLayout.archive(release.archive)
                var bytes = try registry.read(path)
                change(&bytes)
                try registry.folder.write(bytes, to: "registry/" + path)
            }
            // A file that is longer than the index says is not even read to its end.
            #expect(["integrity-mismatch", "file-too-large"].contains(diagnostic.code))
            if diagnostic.code == "integrity-mismatch" { #expect(diagnostic.notes.count == 2) }
        }
    }

    @Test func `another archive under its own digest is not the tree that was promised`()
        async throws
    {
        var other = RegistryReadingTests.utils
        other.files["main.js"] = "export const a = \"evil\"\n"
        let archive = try PackageArchive.encode(try other.archiveFiles, name: "evil")
        let digest = ContentDigest.ofFile(archive)
        let diagnostic = try await Self.diagnostic { registry, release in
            try registry.folder.write(archive, to: "registry/" + RegistryLayout.archive(digest))
            try registry.edit(Self.index) {
                $0.replacing(release.archive.description, with: digest.description)
                    .replacing("\"size\": \(release.size)", with: "\"size\": \(archive.count)")
            }
        }
        #expect(diagnostic.code == "integrity-mismatch")
        #expect(diagnostic.message.contains("the files of @alice/utils@1.0.0"))
    }

    @Test func `an archive that nobody unpacks safely is refused, whatever its digest`()
        async throws
    {
        let junk = Array("no archive".utf8)
        let digest = ContentDigest.ofFile(junk)
        let diagnostic = try await Self.diagnostic { registry, release in
            try registry.folder.write(junk, to: "registry/" + RegistryLayout.archive(digest))
            try registry.edit(Self.index) {
                $0.replacing(release.archive.description, with: digest.description)
            }
        }
        #expect(diagnostic.code == "archive-malformed")
        #expect(diagnostic.context.contains { $0.contains("@alice/utils@1.0.0") })
    }

    @Test func `an archive that is gone is missed by name`() async throws {
        let diagnostic = try await Self.diagnostic { registry, release in
            try registry.write("", to: "x")
            try registry.edit(Self.index) {
                $0.replacing(release.archive.hex, with: String(repeating: "0", count: 64))
            }
        }
        #expect(diagnostic.code == "package-archive-missing")
        #expect(diagnostic.message.contains("@alice/utils@1.0.0"))
    }

    @Test func `the index of another package is refused`() async throws {
        let registry = try TestRegistry([RegistryReadingTests.utils])
        try registry.folder.write(
            try registry.read(Self.index),
            to: "registry/index/@eve/utils.json"
        )
        let source = try RegistryVisitor().source(registry.root.string)
        let diagnostic = try await RegistryVisitor.diagnostic {
            try await source.index(of: try PackageName(parsing: "@eve/utils"))
        }
        #expect(diagnostic.code == "registry-malformed")
        #expect(diagnostic.message.contains("@alice/utils"))
    }
}
