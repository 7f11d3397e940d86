// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleSources
import Testing

@Suite struct RegistryTableTests {
    static let registries = [
        "internal": RegistryBinding(
            location: "https://packages.acme.example/npm",
            scopes: ["acme", "tools"],
            tokenVariable: "ACME"
        ),
        "@here": RegistryBinding(location: "/srv/registry", scopes: ["here"]),
        "other": RegistryBinding(location: "https://other.example/"),
    ]

    static func table(
        _ registries: [String: RegistryBinding] = Self.registries,
        needs: [String: String] = [:]
    ) throws -> RegistryTable {
        var manifest = Manifest()
        manifest.registries = registries
        for (name, registry) in needs {
            manifest.dependencies[try ManifestName(parsing: name)] = Dependency(
                origin: .registry(registry)
            )
        }
        return try RegistryTable(manifest)
    }

    static func address(of package: String, in table: RegistryTable) throws -> String {
        try table.address(of: try PackageName(parsing: package)).description
    }

    static func diagnostic(_ body: () throws(any Error) -> some Any) -> Diagnostic? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? any DiagnosticError)?.diagnostic
        }
    }

    @Test
    func `a version waits a day on the web, not in a folder, or as long as the manifest says`()
        throws
    {
        var registries = Self.registries
        registries["default"] = RegistryBinding(location: "/srv/all", cooldown: 60_000)
        let table = try Self.table(registries, needs: ["@x/y": "other"])
        for (package, cooldown) in [
            ("@acme/a", 86_400_000), ("@here/b", 0), ("@other/c", 60_000), ("@x/y", 86_400_000),
        ] {
            #expect(try table.cooldown(of: PackageName(parsing: package)) == Int64(cooldown))
        }
    }

    @Test func `a bound scope leads to its registry and every other to the default`() throws {
        var registries = Self.registries
        registries["default"] = RegistryBinding(location: "https://registry.example/")
        let table = try Self.table(registries)
        for (package, address) in [
            ("@acme/a", "https://packages.acme.example/npm/"),
            ("@tools/a", "https://packages.acme.example/npm/"), ("@here/b", "/srv/registry"),
            ("@other/c", "https://registry.example/"), ("@acm/d", "https://registry.example/"),
            ("@acme-2/e", "https://registry.example/"),
        ] {
            #expect(try Self.address(of: package, in: table) == address)
        }
        #expect(table.tokenVariables == ["https://packages.acme.example": "ACME"])
    }

    @Test func `without a default, only bound scopes have a registry`() throws {
        let table = try Self.table()
        #expect(try Self.address(of: "@here/a", in: table) == "/srv/registry")
        let diagnostic = Self.diagnostic { try Self.address(of: "@other/a", in: table) }
        #expect(diagnostic?.code == "registry-not-configured")
        #expect(diagnostic?.hints.contains { $0.contains("\"@other\"") } == true)
    }

    @Test func `a dependency may name its registry, for that package alone`() throws {
        let table = try Self.table(needs: ["@free/a": "other", "@acme/b": "internal"])
        #expect(try Self.address(of: "@free/a", in: table) == "https://other.example/")
        let other = Self.diagnostic { try Self.address(of: "@free/b", in: table) }
        #expect(other?.code == "registry-not-configured")
    }

    @Test func `a dependency can't take its scope elsewhere`() {
        let conflict = Self.diagnostic { try Self.table(needs: ["@acme/a": "other"]) }
        #expect(conflict?.code == "registry-conflict")
        let unknown = Self.diagnostic { try Self.table(needs: ["@free/a": "nowhere"]) }
        #expect(unknown?.code == "registry-not-configured")
    }

    @Test(arguments: [
        "http://registry.example", "ftp://r.example", "https://r.example?a=b",
        "https://me:pw@r.example", "registry", "",
    ])
    func `a location that is none is refused`(location: String) {
        let diagnostic = Self.diagnostic {
            try Self.table(["default": RegistryBinding(location: location)])
        }
        #expect(diagnostic?.code == "registry-address-malformed")
    }
}
