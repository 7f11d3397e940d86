// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// Counting what is used: only when asked for, only what is public, sent only when told to.
@Suite struct StatisticsTests {
    private static func scene() throws -> (PackageScene, LoopbackServer) {
        let server = try LoopbackServer()
        let scene = try PackageScene(server: server)
        try scene.registry.edit("config.json") {
            $0.replacing(
                "\"name\"",
                with: "\"api\": \"\(server.origin)/api/v1\", \"name\"",
                maxReplacements: 1
            )
        }
        try server.serve(folder: scene.registry.root.string, at: "/r/")
        try scene.tenon.write(
            scene.manifest(at: server.origin + "/r/"),
            to: "tenon.toml"
        )
        return (scene, server)
    }

    private static func usage(_ tenon: TenonProgram) -> Bool {
        FileManager.default.fileExists(atPath: tenon.home + "/usage.json")
    }

    @Test func `nothing is counted unless it is switched on`() async throws {
        let (scene, _) = try Self.scene()
        try await scene.tenon("add", "@carol/old@1.0.0").expectSuccess()
        #expect(!Self.usage(scene.tenon))
        try await scene.tenon("stats", "show").expectError("usage-off")
        try await scene.tenon("stats", "send").expectError("usage-off")
        let state = try await scene.tenon("stats")
        #expect(state.errors.contains("is off"), "\(state.summary)")
    }

    @Test func `what is shown is what is sent, to the byte, and then forgotten`() async throws {
        let (scene, server) = try Self.scene()
        let tenon = scene.tenon
        try await tenon("registry", "stats", "on").expectSuccess()
        try await tenon("add", "@carol/old@1.0.0").expectSuccess()
        try await tenon("add", "@carol/old@2.0.0").expectSuccess()
        let shown = try await tenon("stats", "show").expectSuccess()
        for event in [
            "\"count\":1,\"event\":\"import\",\"package\":\"@carol/old\",\"version\":\"1.0.0\"",
            "\"count\":1,\"event\":\"install\",\"package\":\"@carol/old\",\"version\":\"2.0.0\"",
            "\"count\":1,\"event\":\"update\",\"package\":\"@carol/old\",\"version\":\"2.0.0\"",
        ] {
            #expect(shown.output.contains(event), "\(shown.summary)")
        }
        try server.answer("/api/v1/statistics", ServerAnswer(status: 503))
        let refused = try await tenon("stats", "send")
        #expect(refused.errors.contains("nothing was sent"), "\(refused.summary)")
        #expect(try await tenon("stats", "show").output == shown.output)
        try server.answer("/api/v1/statistics", ServerAnswer(status: 204))
        try await tenon("stats", "send").expectSuccess()
        let sent = try server.log(of: "/api/v1/statistics")
        let last = try #require(sent.last)
        #expect(last.body + "\n" == shown.output)
        #expect(last.headers["authorization"] == nil && last.headers["cookie"] == nil)
        try await tenon("stats", "show").expectSuccess(output: "")
        try await tenon("stats", "off").expectSuccess()
        #expect(!Self.usage(tenon))
    }

    @Test func `folders and registries with a token are nobody's business`() async throws {
        let (scene, server) = try Self.scene()
        let tenon = scene.tenon
        try await tenon("stats", "on").expectSuccess()
        try tenon.write(scene.manifest(), to: "tenon.toml")
        try await tenon("add", "@carol/old@1.0.0").expectSuccess()
        try tenon.write(
            "[registries]\ndefault = { url = \"\(server.origin)/r/\", token = \"${SECRET}\" }\n",
            to: "tenon.toml"
        )
        try await tenon("add", "@carol/old@2.0.0").expectSuccess()
        try await tenon("stats", "show").expectSuccess(output: "")
    }

    @Test func `downloads are shown from the server, else from the folder`() async throws {
        let (scene, server) = try Self.scene()
        let text =
            "{\"tenonStatistics\":1,\"stars\":3,\"downloads\":"
            + "{\"2026-01-01\":{\"1.0.0\":1200,\"2.0.0\":34}}}"
        try server.answer(
            "/api/v1/packages/@carol/old/statistics",
            ServerAnswer(body: text)
        )
        let served = try await scene.tenon("registry", "stats", "@carol/old").expectSuccess()
        #expect(served.output.contains("@carol/old: 1,234 downloads, 3 stars"), "\(served.summary)")
        #expect(served.output.contains("█ 34"))
        try await scene.tenon("stats", "@bob/text").expectError("statistics-not-found")
        try scene.registry.write(text, to: "statistics/@bob/text.json")
        let read = try await scene.tenon("stats", "--json", "@bob/text").expectSuccess()
        #expect(read.output.contains("\"total\": 1234"), "\(read.summary)")
    }
}
