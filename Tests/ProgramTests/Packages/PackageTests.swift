// SPDX-License-Identifier: Apache-2.0

internal import RegistrySupport
internal import TestSupport
internal import Testing

/// Packages from a registry, from `add` to a run.
@Suite struct PackageTests {
    @Test func `a package that is added is locked, and runs offline`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        let added = try await tenon("add", "@alice/utils")
        added.expectSuccess()
        #expect(added.errors.contains("+ @alice/utils 1.2.0 (needs network: api.example.com)"))
        #expect(added.errors.contains("+ @bob/text 1.0.0"))
        #expect(try tenon.read("tenon.toml").contains("\"@alice/utils\" = \"^1.2.0\""))
        try tenon.write(PackageScene.program, to: "main.js")
        let first = try await tenon("run", "--approve", "main.js")
        first.expectSuccess()
        #expect(first.output == "HELLO! abab\n")
        let again = try await tenon("run", "--frozen", "main.js")
        #expect(again.output == "HELLO! abab\n", "\(again.summary)")
    }

    @Test func `an import that is not declared says how to declare it`() async throws {
        let scene = try PackageScene()
        try scene.tenon.write("import '@bob/text'\n", to: "main.js")
        let outcome = try await scene.tenon("run", "main.js")
        #expect(outcome.errors.contains("tenon add @bob/text"), "\(outcome.summary)")
    }

    @Test func `what does not go together changes nothing`() async throws {
        let scene = try PackageScene()
        try await scene.tenon("add", "@alice/utils").expectSuccess()
        let manifest = try scene.tenon.read("tenon.toml")
        let lock = try scene.tenon.read("tenon.lock")
        let outcome = try await scene.tenon("add", "@dave/stuck")
        #expect(!outcome.isSuccess)
        #expect(try scene.tenon.read("tenon.toml") == manifest)
        #expect(try scene.tenon.read("tenon.lock") == lock)
    }

    @Test func `a package that is removed is gone with what only it needed`() async throws {
        let scene = try PackageScene()
        try await scene.tenon("add", "@alice/utils", "@carol/old@1.0.0").expectSuccess()
        let outcome = try await scene.tenon("remove", "@alice/utils")
        #expect(outcome.errors == "- @alice/utils 1.2.0\n- @bob/text 1.0.0\n", "\(outcome.summary)")
        #expect(try !scene.tenon.read("tenon.lock").contains("@bob/text"))
    }
}
