// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleSources
import RegistryIndex
import RegistrySupport
import Testing

/// Pages, search records, owners and deprecations.
@Suite struct RegistryHeadsTests {
    static let utils = TestPackage(
        "@alice/utils@1.0.0",
        files: [
            "main.js": "/** Greets. */\nexport function greet(name) {}\n",
            "README.md": "# Utils\n\nSome   words.",
        ]
    )

    static func records(_ registry: TestRegistry) throws -> [SearchRecord] {
        let bytes = try registry.read("search.json")
        return try RegistryCodec.searchRecords(from: SourceText(name: "search", bytes: bytes))
    }

    static func index(_ registry: TestRegistry, _ name: String) throws -> PackageIndex {
        let text = SourceText(name: "index", bytes: try registry.read("index/\(name).json"))
        let name = try PackageName(parsing: name)
        return try RegistryCodec.index(of: name, from: text, folder: "/")
    }

    @Test func `a page shows what a version is`() throws {
        let registry = try TestRegistry([Self.utils])
        let bytes = try registry.read("pages/@alice/utils/1.0.0.json")
        let page = try RegistryCodec.page(
            of: try PackageName(parsing: "@alice/utils"),
            Version(1, 0, 0),
            from: SourceText(name: "page", bytes: bytes)
        )
        #expect(page.readme == "# Utils\n\nSome   words.")
        #expect(page.metadata.entry?.description == "main.js")
        #expect(page.files.map(\.path.description) == ["README.md", "main.js", "tenon.toml"])
        #expect(page.files[0].size == 22)
        #expect(page.modules.keys.sorted() == ["."])
    }

    @Test func `search records follow the newest version`() throws {
        let registry = try TestRegistry([Self.utils, TestPackage("@bob/text@1.0.0-beta")])
        #expect(
            try Self.records(registry).map(\.name.description) == ["@alice/utils", "@bob/text"]
        )
        #expect(try Self.records(registry)[0].text.hasSuffix("# Utils Some words."))
        #expect(try Self.records(registry)[1].version.description == "1.0.0-beta")
        try registry.publish([TestPackage("@bob/text@0.9.0"), TestPackage("@alice/utils@2.0.0")])
        #expect(try Self.records(registry).map(\.version.description) == ["2.0.0", "0.9.0"])
        try registry.withdraw(TestPackage("@alice/utils@2.0.0"), reason: "")
        #expect(try Self.records(registry)[0].version.description == "1.0.0")
        try registry.withdraw(Self.utils, reason: "")
        #expect(try Self.records(registry).map(\.name.description) == ["@bob/text"])
    }

    @Test func `statistics are taken over`() throws {
        let registry = try TestRegistry()
        try registry.write(
            #"{"tenonStatistics":1,"downloads":{"2026-01-01":{"1.0.0":7}},"stars":3}"#,
            to: "statistics/@alice/utils.json"
        )
        try registry.publish([Self.utils])
        #expect(try Self.records(registry).map(\.downloads) == [7])
        #expect(try Self.records(registry).map(\.stars) == [3])
    }

    @Test func `deferred heads are the same in the end`() throws {
        let packages = [Self.utils, TestPackage("@bob/text@1.0.0")]
        let now = try TestRegistry(packages)
        let later = try TestRegistry()
        for package in packages {
            try later.builder.publish([try package.submission], heads: .deferred)
        }
        #expect(throws: (any Error).self) { try later.read("search.json") }
        try later.builder.refreshHeads(of: [try PackageName(parsing: "@bob/text")])
        #expect(try later.read("search.json") == now.read("search.json"))
        #expect(try later.read("index/names.json") == now.read("index/names.json"))
        try later.builder.publish([try TestPackage("@bob/more@1.0.0").submission], heads: .deferred)
        try later.builder.refreshHeads(of: [try PackageName(parsing: "@bob/more")])
        try now.publish([TestPackage("@bob/more@1.0.0")])
        #expect(try later.read("search.json") == now.read("search.json"))
        try now.builder.refreshHeads()
        #expect(try later.read("search.json") == now.read("search.json"))
    }

    @Test func `a version is advised against, and that is taken back`() throws {
        let registry = try TestRegistry([Self.utils, TestPackage("@alice/utils@1.1.0")])
        let before = try Self.index(registry, "@alice/utils")
        let name = before.name
        try registry.builder.deprecate(name, Version(1, 0, 0), message: "old")
        #expect(
            try Self.index(registry, "@alice/utils").releases.map(\.deprecated) == ["old", nil]
        )
        try registry.builder.deprecate(name, nil, message: "gone")
        #expect(try Self.records(registry).map(\.isDeprecated) == [true])
        try registry.builder.deprecate(name, nil, message: nil)
        #expect(try Self.index(registry, "@alice/utils") == before)
        let code = RegistryBuilderTests.code {
            try registry.builder.deprecate(name, Version(3, 0, 0), message: "")
        }
        #expect(code == "registry-release-missing")
    }

    @Test func `owners stay while versions come and go`() throws {
        let registry = try TestRegistry([Self.utils])
        let name = try PackageName(parsing: "@alice/utils")
        try registry.builder.setOwners(name, ["alice", "bob"])
        try registry.publish([TestPackage("@alice/utils@2.0.0")])
        try registry.withdraw(Self.utils, reason: "")
        let index = try Self.index(registry, "@alice/utils")
        #expect(index.owners == ["alice", "bob"])
        #expect(index.releases.count == 2)
        let code = RegistryBuilderTests.code {
            try registry.builder.setOwners(try PackageName(parsing: "@a/b"), ["alice"])
        }
        #expect(code == "registry-release-missing")
    }

    @Test func `what is right is published beside what is wrong`() throws {
        let registry = try TestRegistry([Self.utils])
        var changed = Self.utils
        changed.files["more.js"] = ""
        let submissions = try [changed, TestPackage("@bob/text@1.0.0"), Self.utils]
            .map { try $0.submission }
        let results = try registry.builder.publishEach(submissions.count) { submissions[$0] }
        let codes = results.map { result in RegistryBuilderTests.code { try result.get() } }
        #expect(codes == ["registry-version-exists", nil, nil])
        #expect(try Self.records(registry).count == 2)
    }

    @Test func `many files are written at once`() throws {
        let packages = (0..<30).map { TestPackage("@many/p\($0)@1.0.0") }
        let registry = try TestRegistry(packages)
        #expect(try Self.records(registry).count == 30)
        #expect(
            try RegistryBuilderTests.files(registry).keys.contains { $0.contains("staging") }
                == false
        )
    }
}
