// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import HTTPClientKit
import ModuleModel
import ModuleSources
import RegistrySupport
import TestSupport
import Testing

/// How advisories are asked for.
@Suite struct AdvisoryReadingTests {
    private static func record(_ id: String, about name: String) -> String {
        """
        {"id": "\(id)", "modified": "2026-11-20T08:00:00Z",
         "affected": [{"package": {"ecosystem": "Tenon", "name": "\(name)"}}]}
        """
    }

    @Test func `only what is about the asked modules is read`() async throws {
        let server = try LoopbackServer.shared()
        let registry = try TestRegistry()
        try registry.advise(Self.record("TSA-1", about: "@alice/utils"))
        try registry.advise(Self.record("TSA-2", about: "@bob/text"))
        let path = "/\(registry.root.parent.lastComponent)/"
        try server.serve(folder: registry.root.string, at: path)
        let address = try RegistryAddress(parsing: server.origin + path)
        let answer = try await RegistryVisitor().source(server.origin + path)
            .advisories(of: address, about: ["@alice/utils"])
        #expect(answer.advisories.map(\.id.description) == ["TSA-1"])
        #expect(try server.log(of: path + "advisories/TSA-1.json").count == 1)
        #expect(try server.log(of: path + "advisories/TSA-2.json").isEmpty)
    }

    @Test func `a server that keeps silent is given up`() async throws {
        let server = try LoopbackServer.shared()
        let registry = try TestRegistry()
        let path = "/\(registry.root.parent.lastComponent)/"
        try server.serve(folder: registry.root.string, at: path)
        try server.answer(path + "advisories/all.json", ServerAnswer(.silent))
        var visitor = try RegistryVisitor()
        visitor.settings.limits.totalTimeout = .milliseconds(500)
        let source = try visitor.source(server.origin + path)
        let address = try RegistryAddress(parsing: server.origin + path)
        let diagnostic = try await RegistryVisitor.diagnostic {
            try await source.advisories(of: address, about: ["@alice/utils"])
        }
        #expect(diagnostic.code == "http-timeout")
    }

    @Test func `a list of too many is a gap`() async throws {
        let registry = try TestRegistry()
        let entries = (0..<1001).map {
            #"{"id": "T-\#($0)", "modified": "2026-11-20T08:00:00Z", "affects": ["@alice/utils"]}"#
        }
        try registry.write(
            "{\"tenonAdvisories\": 1, \"advisories\": [\(entries.joined(separator: ","))]}",
            to: "advisories/all.json"
        )
        let source = try RegistryVisitor().source(registry.root.string)
        let answer = try await source.advisories(
            of: .folder(registry.root),
            about: ["@alice/utils"]
        )
        #expect(answer.faults.contains { $0.code == "advisories-too-many" })
        #expect(answer.faults.contains { $0.code == "advisory-missing" })
    }

    @Test func `what is no registry has not answered`() async throws {
        let folder = try TemporaryFolder()
        let registry = try TestRegistry()
        let source = try RegistryVisitor().source(registry.root.string)
        let address = try RegistryAddress(parsing: folder.path("nothing"))
        let diagnostic = try await RegistryVisitor.diagnostic {
            try await source.advisories(of: address, about: [])
        }
        #expect(diagnostic.code == "registry-not-found")
        let known = try await source.advisories(of: .folder(registry.root), about: [])
        #expect(!known.hasList)
    }
}
