// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// Locks of mlld are taken in, and written as mlld reads them.
@Suite struct MlldLockTests {
    private static let lock = """
        {
          "imports": {
            "mlld://adamavenir/json-utils": {
              "approvedAt": "2024-05-28T10:00:00Z",
              "gistRevision": "b20e54d6dbf422252b7b670af492632f2fa6c1a2",
              "integrity": "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
              "resolved": "mlld://gist/adamavenir/a1f3e09a42db6c680b454f6f93efa9d8"
            }
          },
          "version": "1.0.0"
        }

        """

    @Test func `a lock goes in and comes out as it was`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        try tenon.write(Self.lock, to: ".mlld/mlld.lock.json")
        try await tenon("import", ".mlld/mlld.lock.json").expectSuccess()
        let own = try tenon.read("tenon.lock")
        #expect(own.contains("mlld://adamavenir/json-utils"))
        let again = try await tenon("import", ".mlld/mlld.lock.json").expectSuccess()
        #expect(again.errors == "0 imported into `tenon.lock`\n")
        #expect(try tenon.read("tenon.lock") == own)
        try await tenon("add", "@carol/old").expectSuccess()
        let export = try await tenon("export", "out/mlld.lock.json").expectSuccess()
        #expect(export.errors.contains("left out: @carol/old@2.0.0"), export.summary)
        #expect(try tenon.read("out/mlld.lock.json") == Self.lock)
        try tenon.write(Self.lock.replacing("e3b0", with: "e3b1"), to: "mlld.lock.json")
        try await tenon("import", "mlld.lock.json").expectError("integrity-mismatch")
    }
}
