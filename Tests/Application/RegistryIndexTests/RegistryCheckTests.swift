// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import ModuleModel
import RegistryIndex
import RegistrySupport
import Testing

/// Each file of a registry, damaged by itself.
@Suite struct RegistryCheckTests {
    static let package = TestPackage("@alice/utils@1.0.0")

    static func errors(_ registry: TestRegistry) throws -> [String] {
        try RegistryBuildTests.check(registry).findings.filter(\.isError).map(\.subject)
    }

    static func odd(_ registry: TestRegistry) throws -> [String] {
        try RegistryBuildTests.check(registry).findings.filter { !$0.isError }.map(\.subject)
    }

    @Test func `nothing is wrong with what was built`() throws {
        let registry = try TestRegistry(RegistryBuilderTests.packages + ForeignReadersTests.all)
        try registry.builder.deprecate(
            try .init(parsing: "@bob/text"),
            nil,
            message: "old"
        )
        let report = try RegistryBuildTests.check(registry)
        #expect(report.findings == [])
        #expect(report.versions == 5)
    }

    @Test(arguments: [
        ("config.json", "config.json"),
        ("index/@alice/utils.json", "index/@alice/utils.json"),
        ("pages/@alice/utils/1.0.0.json", "pages/@alice/utils/1.0.0.json"),
        ("@alice/utils/1.0.0/main.js", "@alice/utils/1.0.0/main.js"),
        ("@alice/utils/1.0.0_meta.json", "@alice/utils/1.0.0_meta.json"),
        ("@alice/utils/meta.json", "@alice/utils/meta.json"),
        ("npm/-/@alice/utils/1.0.0.tgz", "npm/-/@alice/utils/1.0.0.tgz"),
        ("npm/-/@alice/utils/1.0.0.json", "npm/-/@alice/utils/1.0.0.json"),
        ("npm/@alice/utils", "npm/@alice/utils"),
        ("npm/@alice%2futils", "npm/@alice%2futils"),
    ])
    func `a damaged file is told of`(file: String, subject: String) throws {
        let registry = try TestRegistry([Self.package])
        try registry.edit(file) { $0.replacing("a", with: "b") + "." }
        #expect(try Self.errors(registry).contains(subject))
    }

    @Test func `a damaged or missing archive is told of`() throws {
        let registry = try TestRegistry([Self.package])
        let archive = try FileSystem.list(registry.root.appending("archives"))[0]
        try registry.write("damaged", to: "archives/\(archive)")
        #expect(try Self.errors(registry) == ["@alice/utils@1.0.0"])
        try FileSystem.remove(registry.root.appending("archives/\(archive)"))
        #expect(try Self.errors(registry) == ["@alice/utils@1.0.0"])
    }

    @Test func `an index that says more than the manifest is told of`() throws {
        let registry = try TestRegistry([Self.package])
        try registry.edit("index/@alice/utils.json") {
            $0.replacing("\"language\"", with: "\"permissions\": [\"network\"], \"language\"")
        }
        #expect(try Self.errors(registry) == ["@alice/utils@1.0.0"])
    }

    @Test func `what nobody needs, and what lags behind, is odd`() throws {
        let registry = try TestRegistry([Self.package])
        try registry.write("", to: "archives/other.tar.gz")
        try registry.write("", to: "index/@alice/Other.json")
        try registry.write(
            #"{"tenonSearch":1,"packages":[]}"#,
            to: "search.json"
        )
        #expect(
            try Self.odd(registry) == [
                "index/@alice/Other.json", "archives/other.tar.gz", "search.json",
            ]
        )
        #expect(try Self.errors(registry) == [])
    }
}
