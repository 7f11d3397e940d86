// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// A source that does not answer is unknown, never an answer.
@Suite struct AuditFailureTests {
    private static let list = "/r/advisories/all.json"
    private static let record = "/r/advisories/TSA-2026-0001.json"

    /// A project whose registry is behind HTTPS and has a fault of `@bob/text`.
    private func served() async throws -> (AuditScene, LoopbackServer) {
        let server = try LoopbackServer()
        let scene = try await AuditScene(server: server)
        try scene.registry.advise(AuditScene.advisory())
        return (scene, server)
    }

    private func expectUnknown(
        _ scene: AuditScene,
        _ code: String,
        findings: [String] = [],
        at place: SourceLocation = #_sourceLocation
    ) async throws {
        let (outcome, document) = try await scene.audit()
        #expect(outcome.status == .exited(1), outcome.summary, sourceLocation: place)
        let codes = try AuditScene.list(document, "unknown").compactMap { $0["code"] as? String }
        #expect(codes == [code], outcome.summary, sourceLocation: place)
        #expect(try AuditScene.ids(document) == findings, sourceLocation: place)
        let allowed = try await scene.tenon("audit", "--allow-unknown")
        #expect(allowed.isSuccess == findings.isEmpty, allowed.summary, sourceLocation: place)
        #expect(allowed.output.contains("unknown"), allowed.summary, sourceLocation: place)
    }

    @Test func `over HTTPS, faults are found, and unchanged answers are not sent again`()
        async throws
    {
        let (scene, server) = try await served()
        #expect(try AuditScene.ids(try await scene.audit().document) == ["TSA-2026-0001"])
        let before = try server.log().count
        #expect(try AuditScene.ids(try await scene.audit().document) == ["TSA-2026-0001"])
        let later = try server.log().dropFirst(before)
        let asked = later.filter { $0.target.hasPrefix("/r/advisories/") }
        #expect(asked.count == 2)
        #expect(asked.allSatisfy { $0.headers["if-none-match"] != nil })
    }

    @Test(arguments: [
        (ServerAnswer(status: 500), "download-server-failed"),
        (ServerAnswer(status: 403), "download-forbidden"),
        (ServerAnswer(.drop), "http-interrupted"),
        (ServerAnswer(.nonsense), "http-interrupted"),
        (ServerAnswer(body: "<html>"), "json-malformed"),
        (ServerAnswer(body: "{\"tenonAdvisories\": 9}"), "registry-format-unknown"),
        (ServerAnswer(body: "{\"tenonAdvisories\": 1}"), "advisory-malformed"),
        (
            ServerAnswer(body: "{\"tenonAdvisories\": 1, \"advisories\": [{\"id\": \"../x\"}]}"),
            "advisory-malformed"
        ),
    ])
    func `a list that can't be had is unknown`(answer: ServerAnswer, code: String) async throws {
        let (scene, server) = try await served()
        try server.answer(Self.list, answer)
        try await expectUnknown(scene, code)
    }

    @Test(arguments: [
        (ServerAnswer(status: 404), "advisory-missing"),
        (ServerAnswer(body: "[]"), "advisory-malformed"),
        (ServerAnswer(body: "{\"id\": 1}"), "advisory-malformed"),
        (ServerAnswer(body: AuditScene.advisory("TSA-2026-0002")), "advisory-mismatch"),
        (
            ServerAnswer(
                body: String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
            ),
            "json-too-deep"
        ),
        (
            ServerAnswer(body: AuditScene.advisory(events: #"{"fixed": "soon"}"#)),
            "advisory-malformed"
        ),
    ])
    func `a listed advisory that can't be had is unknown`(
        answer: ServerAnswer,
        code: String
    ) async throws {
        let (scene, server) = try await served()
        try server.answer(Self.record, answer)
        try await expectUnknown(scene, code)
    }

    @Test func `a registry that is down is unknown, and another place still counts`() async throws {
        let (scene, server) = try await served()
        try server.answer("/r/config.json", ServerAnswer(status: 500))
        try await expectUnknown(scene, "download-server-failed")
        try scene.tenon.write(AuditScene.advisory("GHSA-1"), to: "osv/one.json")
        let (outcome, document) = try await scene.audit("--advisories", "osv")
        #expect(outcome.status == .exited(1))
        #expect(try AuditScene.ids(document) == ["GHSA-1"])
        #expect(try AuditScene.list(document, "unknown").count == 1)
    }

    @Test func `offline, the last answers count, and their age is told`() async throws {
        let (scene, server) = try await served()
        try await expectUnknownOffline(scene)
        _ = try await scene.audit()
        let before = try server.log().count
        let (outcome, document) = try await scene.audit("--offline")
        #expect(try AuditScene.ids(document) == ["TSA-2026-0001"])
        #expect(try AuditScene.list(document, "unknown").isEmpty)
        let source = try #require(try AuditScene.list(document, "sources").first)
        #expect(source["remembered"] is String)
        #expect(outcome.errors.contains("as it was on 20"), outcome.summary)
        #expect(try server.log().count == before)
    }

    private func expectUnknownOffline(_ scene: AuditScene) async throws {
        let (outcome, document) = try await scene.audit("--offline")
        #expect(outcome.status == .exited(1))
        let codes = try AuditScene.list(document, "unknown").compactMap { $0["code"] as? String }
        #expect(codes == ["network-needed"])
    }

    @Test func `a registry without advisories has answered`() async throws {
        let server = try LoopbackServer()
        let scene = try await AuditScene(server: server)
        let outcome = try await scene.tenon("audit").expectSuccess()
        #expect(outcome.errors.contains("no source publishes advisories"))
    }

    @Test func `a place that is named and has nothing is unknown`() async throws {
        let scene = try await AuditScene()
        for place in ["nowhere", "nowhere.json"] {
            let (outcome, document) = try await scene.audit("--advisories", place)
            #expect(outcome.status == .exited(1), outcome.summary)
            #expect(try AuditScene.list(document, "unknown").count == 1)
        }
        try await scene.tenon("audit", "--advisories", "ftp://example.com/")
            .expectError("advisory-place-malformed")
    }

    @Test func `words of others can't drive the terminal, and a lie has its source`() async throws {
        let scene = try await AuditScene()
        let bad = AuditScene.advisory(
            about: "@alice/utils",
            events: #"{"introduced": "0"}"#,
            more: #""details": "\u001b[2J\u202egnp\nx","#
        ).replacingOccurrences(of: "\"details\": \"Do not use it.\",", with: "")
            .replacingOccurrences(of: "Texts of others", with: #"\u001b]0;Texts\u0007 \u202e"#)
        try scene.tenon.write(bad, to: "osv/lie.json")
        for arguments in [[], ["--sarif"], ["--json"]] {
            let outcome = try await scene.tenon.run(["audit", "--advisories", "osv"] + arguments)
            outcome.expectHarmless("an audit", mayFailSilently: true)
            #expect(!outcome.output.utf8.contains(0x1B), outcome.summary)
            if arguments != ["--json"] {
                #expect(!outcome.output.unicodeScalars.contains("\u{202E}"))
            }
            #expect(arguments == ["--sarif"] || outcome.output.contains("/osv"))
        }
    }

    @Test func `a lock that does not fit the manifest is not audited`() async throws {
        let scene = try await AuditScene()
        let more = scene.manifest().replacingOccurrences(of: "^1\"", with: "^2\"")
        try scene.tenon.write(more, to: "tenon.toml")
        try await scene.tenon("audit").expectError("lock-outdated")
    }
}
