// SPDX-License-Identifier: Apache-2.0

import ArchiveKit
import JSONKit
import ModuleModel
import RegistryServer
import Testing

/// Archives that no registry takes.
@Suite struct RefusedPackageTests {
    /// Bytes that are sent as `@alice/utils@1.0.0`, and what is said about them.
    struct Sent: Sendable {
        let what: String
        let code: String
        let status: Int
        let bytes: @Sendable () throws -> [UInt8]
    }

    private static let good = { @Sendable in try PublishablePackage("@alice/utils@1.0.0").archive }

    static let all = [
        Sent(what: "nothing", code: "archive-malformed", status: 422) { [] },
        Sent(what: "noise", code: "archive-malformed", status: 422) { [1, 2, 3] },
        Sent(what: "more after the end", code: "archive-malformed", status: 422) {
            try good() + [0]
        },
        Sent(what: "half of it", code: "archive-malformed", status: 422) {
            Array(try good().prefix(200))
        },
        Sent(what: "another spelling of gzip", code: "archive-not-canonical", status: 422) {
            var bytes = try good()
            bytes[4] = bytes[4] &+ 1  // the time in the header of gzip
            return bytes
        },
        Sent(what: "another package", code: "publish-name-differs", status: 422) {
            try PublishablePackage("@alice/other@1.0.0").archive
        },
        Sent(what: "another version", code: "publish-name-differs", status: 422) {
            try PublishablePackage("@alice/utils@1.0.1").archive
        },
        Sent(what: "a key", code: "package-refused", status: 422) {
            let key =
                "-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgkqhkiG9w0BAQEFAASC\n"
                + "-----END PRIVATE KEY-----\n"
            return try PublishablePackage("@alice/utils@1.0.0", files: ["id.pem": key]).archive
        },
        Sent(what: "no manifest", code: "package-refused", status: 422) {
            let path = try #require(ModulePath(parsing: "main.js"))
            let file = ArchiveFile(path: path, bytes: Array("export const a = 1".utf8))
            return try PackageArchive.encode([file], name: "test")
        },
        Sent(what: "a broken manifest", code: "package-refused", status: 422) {
            try PublishablePackage("@alice/utils@1.0.0", files: ["tenon.toml": "[package"]).archive
        },
        Sent(what: "no licence", code: "package-refused", status: 422) {
            let manifest = """
                [package]
                name = "@alice/utils"
                version = "1.0.0"
                language = "javascript"
                entry = "main.js"
                """
            return try PublishablePackage(
                "@alice/utils@1.0.0",
                files: ["tenon.toml": manifest]
            ).archive
        },
    ]

    @Test(arguments: all.indices)
    func `it is refused, and nothing is left`(_ place: Int) async throws {
        let sent = Self.all[place]
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let answer = try await service.send(
            "PUT",
            "/packages/@alice/utils/1.0.0",
            as: alice,
            try sent.bytes(),
            ["Content-Type": "application/gzip"]
        )
        #expect(answer.status == sent.status, "\(sent.what): \(answer.json)")
        #expect(answer.code == sent.code, "\(sent.what): \(answer.json)")
        if sent.code == "package-refused" {
            let findings = try #require(answer.json["findings"]?.elements)
            #expect(findings.contains { $0["severity"] == "error" })
        }
        #expect(try service.index(of: "@alice/utils") == nil)
        #expect(service.troubles.codes.isEmpty)
    }

    @Test func `an archive that is not marked as one is refused`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let answer = try await service.send(
            "PUT",
            "/packages/@alice/utils/1.0.0",
            as: alice,
            try Self.good(),
            ["Content-Type": "application/json"]
        )
        #expect(answer.status == 415)
    }

    @Test(arguments: ["1.0", "v1.0.0", "1.0.0%2Fyank", "1.0.9999999999999999", "latest"])
    func `a version that is none is refused`(_ version: String) async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let answer = try await service.send(
            "PUT",
            "/packages/@alice/utils/\(version)",
            as: alice,
            try Self.good(),
            ["Content-Type": "application/gzip"]
        )
        #expect(answer.status == 400)
    }
}
