// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleSources
import ModuleStore
import RegistryIndex
import RegistrySupport
import TestSupport
import Testing

/// Registries that are folders of this machine.
@Suite struct RegistryReadingTests {
    static let utils = TestPackage(
        "@alice/utils@1.0.0",
        needs: ["@bob/text": "{ version = \"^1\", features = [\"fast\"], optional = true }"],
        more: """
            [features]
            quick = ["@bob/text"]
            [exports]
            "." = "./main.js"
            [permissions]
            read = ["./data"]
            network = ["api.example.com"]
            [engines]
            tenon = ">=0.1"
            """,
        files: ["main.js": "export const a = 1\n", "lib/größe.js": "export const b = 2\n"]
    )

    static func name(_ text: String) throws -> PackageName { try PackageName(parsing: text) }

    /// The index of a package in a registry, and the package's only release.
    static func release(
        _ registry: TestRegistry,
        _ source: RegistrySource,
        _ name: String = "@alice/utils"
    ) async throws -> PackageRelease {
        let index = try await source.index(of: try Self.name(name)).index
        return try #require(index.releases.first)
    }

    @Test func `a package comes back as it was published`() async throws {
        let registry = try TestRegistry([Self.utils])
        let source = try RegistryVisitor().source(registry.root.string)
        let loaded = try await source.index(of: try Self.name("@alice/utils"))
        #expect(loaded.freshness == .current)
        #expect(loaded.registry == .folder(registry.root))
        let release = try #require(loaded.index.releases.first)
        #expect(release.features == ["quick": ["@bob/text"]])
        #expect(release.requirements.keys.sorted() == ["tenon"])
        #expect(
            release.permissions.permissions.map(\.description) == [
                "network:api.example.com", "read:/home/me/app/data",
            ]
        )
        let package = try await source.package(loaded.index.name, release)
        #expect(
            package.files.map(\.path) == ["lib/größe.js", "main.js", "tenon.toml"]
        )
        #expect(package.manifest.package.version == Version(1, 0, 0))
        // What a store makes of it is the same tree.
        let home = try TemporaryFolder()
        let blobs = BlobStore(home: try FilePath(home.path))
        let files = try package.files.map { (try #require(ModulePath(parsing: $0.path)), $0.bytes) }
        let tree = try blobs.putTree(Dictionary(files) { first, _ in first })
        #expect(tree == release.digest)
        #expect(try blobs.tree(tree) == package.digests)
    }

    @Test func `many indexes are read at once`() async throws {
        let names = (0..<100).map { "@many/p\($0)" }
        let registry = try TestRegistry(names.map { TestPackage("\($0)@1.0.0") })
        let source = try RegistryVisitor().source(registry.root.string)
        let indexes = try await source.indexes(of: try names.map { try Self.name($0) })
        #expect(indexes.count == 100)
        #expect(indexes.allSatisfy { $0.key == $0.value.index.name })
    }

    @Test func `one run hears one answer`() async throws {
        let registry = try TestRegistry([Self.utils])
        let visitor = try RegistryVisitor()
        let source = try visitor.source(registry.root.string)
        let name = try Self.name("@alice/utils")
        let before = try await source.index(of: name)
        try registry.publish([TestPackage("@alice/utils@2.0.0")])
        #expect(try await source.index(of: name) == before)
        let next = try visitor.source(registry.root.string)
        #expect(try await next.index(of: name).index.releases.count == 2)
    }

    @Test func `a package that is not there has neighbours`() async throws {
        let registry = try TestRegistry([Self.utils, TestPackage("@bob/text@1.0.0")])
        let source = try RegistryVisitor().source(registry.root.string)
        let diagnostic = try await RegistryVisitor.diagnostic {
            try await source.index(of: try Self.name("@alice/utlis"))
        }
        #expect(diagnostic.code == "package-not-found")
        #expect(diagnostic.message.contains(registry.root.string))
        #expect(diagnostic.hints == ["did you mean `@alice/utils`?"])
        // A list that is broken costs the hint, not the answer.
        try registry.write("{", to: "index/names.json")
        let poorer = try await RegistryVisitor.diagnostic {
            try await source.index(of: try Self.name("@alice/utlis"))
        }
        #expect(poorer.code == "package-not-found")
        #expect(poorer.hints.isEmpty)
    }

    @Test func `a folder that is no registry is not taken for an empty one`() async throws {
        let folder = try TemporaryFolder()
        let visitor = try RegistryVisitor()
        for path in [folder.path, folder.path("nothing")] {
            let source = try visitor.source(path)
            let diagnostic = try await RegistryVisitor.diagnostic {
                try await source.index(of: try Self.name("@a/b"))
            }
            #expect(diagnostic.code == "registry-not-found")
            #expect(diagnostic.message.contains(path))
        }
    }

    @Test func `a newer format is refused before anything is read`() async throws {
        let registry = try TestRegistry([Self.utils])
        try registry.write("{\"tenonRegistry\": 2}", to: "config.json")
        let source = try RegistryVisitor().source(registry.root.string)
        let diagnostic = try await RegistryVisitor.diagnostic {
            try await source.index(of: try Self.name("@alice/utils"))
        }
        #expect(diagnostic.code == "registry-format-unknown")
        #expect(diagnostic.hints == ["install a newer Tenon"])
    }

    @Test func `a link that leads out of the registry is refused`() async throws {
        let registry = try TestRegistry([Self.utils])
        let source = try RegistryVisitor().source(registry.root.string)
        let release = try await Self.release(registry, source)
        let outside = try registry.folder.write(
            try registry.read("index/@alice/utils.json"),
            to: "outside.json"
        )
        let index = registry.root.appending("index/@alice/utils.json")
        let archive = registry.root.appending(RegistryLayout.archive(release.archive))
        for path in [index, archive] {
            try FileSystem.remove(path)
            try FileSystem.makeLink(at: path, to: outside)
        }
        let again = try RegistryVisitor().source(registry.root.string)
        for body: @Sendable () async throws -> Void in [
            { _ = try await again.index(of: try Self.name("@alice/utils")) },
            { _ = try await source.package(try Self.name("@alice/utils"), release) },
        ] {
            let diagnostic = try await RegistryVisitor.diagnostic(body)
            #expect(diagnostic.code == "registry-file-outside")
        }
        // A link that stays inside is the operator's business.
        try FileSystem.remove(index)
        try registry.folder.write(try registry.folder.read("outside.json"), to: "registry/x.json")
        try FileSystem.makeLink(at: index, to: "../../x.json")
        let inside = try RegistryVisitor().source(registry.root.string)
        #expect(try await inside.index(of: try Self.name("@alice/utils")).index.releases.count == 1)
    }

    @Test func `what can't be read names registry and package`() async throws {
        let registry = try TestRegistry([Self.utils])
        let index = registry.root.appending("index/@alice/utils.json")
        try FileSystem.remove(index)
        try FileSystem.makeFIFO(index)
        let source = try RegistryVisitor().source(registry.root.string)
        let diagnostic = try await RegistryVisitor.diagnostic {
            try await source.index(of: try Self.name("@alice/utils"))
        }
        #expect(diagnostic.code == "file-not-regular")
        #expect(diagnostic.context.contains { $0.contains("@alice/utils") })
        #expect(diagnostic.context.contains { $0.contains(registry.root.string) })
    }
}
