// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// A project that uses `@alice/utils`, which needs `@bob/text`; both are locked at their first version.
struct AuditScene {
    let tenon: TenonProgram
    let registry: TestRegistry

    /// Publishes, locks, and then publishes what is newer.
    init(
        newer: [TestPackage] = [TestPackage("@bob/text@1.0.1"), TestPackage("@bob/text@2.0.0")],
        server: LoopbackServer? = nil
    ) async throws {
        tenon = try TenonProgram(server: server)
        registry = try TestRegistry([
            TestPackage("@bob/text@1.0.0"),
            TestPackage("@alice/utils@1.2.0", needs: ["@bob/text": "^1"]),
        ])
        if let server { try server.serve(folder: registry.root.string, at: "/r/") }
        try tenon.write(manifest(at: server.map { $0.origin + "/r/" }), to: "tenon.toml")
        try await tenon("install").expectSuccess()
        try registry.publish(newer)
    }

    func manifest(_ more: String = "", at location: String? = nil) -> String {
        """
        [package]
        name = "app"

        [dependencies]
        "@alice/utils" = "^1"

        [registries]
        default = { url = "\(location ?? registry.root.string)", cooldown = "0" }
        \(more)
        """
    }

    /// An advisory about a package, as OSV has it.
    static func advisory(
        _ id: String = "TSA-2026-0001",
        about name: String = "@bob/text",
        events: String = #"{"introduced": "0"}, {"fixed": "1.0.1"}"#,
        severity: String = "high",
        more: String = ""
    ) -> String {
        """
        {
          "schema_version": "1.6.0", "id": "\(id)", "modified": "2026-11-20T08:00:00Z",
          "published": "2026-11-19T08:00:00Z", "aliases": ["CVE-2026-1234"], \(more)
          "summary": "Texts of others are run as code", "details": "Do not use it.",
          "affected": [{
            "package": {"ecosystem": "Tenon", "name": "\(name)"},
            "ranges": [{"type": "SEMVER", "events": [\(events)]}]
          }],
          "references": [{"type": "ADVISORY", "url": "https://example.com/\(id)"}],
          "database_specific": {"severity": "\(severity)", "recommendation": "take 1.0.1"}
        }
        """
    }

    /// The document that `audit --json` prints.
    func audit(
        _ arguments: String...,
        environment: [String: String] = [:]
    ) async throws -> (outcome: ChildProgram.Outcome, document: [String: Any]) {
        let outcome = try await tenon.run(
            ["audit", "--json"] + arguments,
            environment: environment
        )
        let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        return (outcome, try #require(document as? [String: Any], outcome.summary))
    }

    /// The members of an array of objects.
    static func list(_ document: [String: Any], _ key: String) throws -> [[String: Any]] {
        try #require(document[key] as? [[String: Any]])
    }

    /// The ids of the findings.
    static func ids(_ document: [String: Any], _ key: String = "findings") throws -> [String] {
        try list(document, key).compactMap { $0["id"] as? String }
    }
}
