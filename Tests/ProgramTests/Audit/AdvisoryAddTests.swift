// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// How an advisory gets from a file into a registry.
@Suite struct AdvisoryAddTests {
    @Test func `an advisory goes to the registry of its package, and audits find it`() async throws
    {
        let scene = try await AuditScene()
        try scene.tenon.write(AuditScene.advisory(), to: "a.json")
        let outcome = try await scene.tenon("advisory", "add", "a.json").expectSuccess()
        #expect(outcome.errors.contains("`TSA-2026-0001` is published in"))
        #expect(try AuditScene.ids(try await scene.audit().document) == ["TSA-2026-0001"])
        let later = AuditScene.advisory(more: #""withdrawn": "2026-11-20T08:00:00Z","#)
            .replacingOccurrences(
                of: #""modified": "2026-11-20"#,
                with: #""modified": "2026-11-21"#
            )
        try scene.tenon.write(later, to: "a.json")
        try await scene.tenon("advisory", "add", "a.json").expectSuccess()
        try await scene.tenon("audit").expectSuccess()
        try scene.tenon.write(AuditScene.advisory(), to: "a.json")
        try await scene.tenon("advisory", "add", "a.json").expectError("advisory-older")
    }

    @Test func `a slip in the severity is refused, and so is a change without a time`() async throws
    {
        let scene = try await AuditScene()
        try scene.tenon.write(AuditScene.advisory(severity: "hgh"), to: "a.json")
        let slip = try await scene.tenon("advisory", "add", "a.json")
        slip.expectError("advisory-malformed", mentions: ["`hgh`", "`low`, `medium`, `high`"])
        for severity in ["high", "high"] {
            try scene.tenon.write(AuditScene.advisory(severity: severity), to: "a.json")
            try await scene.tenon("advisory", "add", "a.json").expectSuccess()
        }
        try scene.tenon.write(AuditScene.advisory(severity: "low"), to: "a.json")
        try await scene.tenon("advisory", "add", "a.json").expectError("advisory-older")
    }

    @Test func `what is no advisory, or goes to no registry, is refused`() async throws {
        let scene = try await AuditScene()
        try scene.tenon.write("{}", to: "empty.json")
        try await scene.tenon("advisory", "add", "empty.json").expectError("advisory-malformed")
        try await scene.tenon("advisory", "add", "nowhere.json").expectError("file-not-found")
        try scene.tenon.write(AuditScene.advisory(), to: "a.json")
        try await scene.tenon("advisory", "add", "a.json", "--registry", "./nowhere")
            .expectError("registry-not-found")
        let elsewhere = AuditScene.advisory().replacingOccurrences(of: "Tenon", with: "npm")
        try scene.tenon.write(elsewhere, to: "npm.json")
        let outcome = try await scene.tenon("advisory", "add", "npm.json").expectSuccess()
        #expect(outcome.errors.contains("warning[advisory-without-modules]"))
    }

    @Test func `a server gets the advisory whole, with the token`() async throws {
        let server = try LoopbackServer()
        let scene = try await AuditScene(server: server)
        try scene.registry.edit("config.json") { text in
            text.replacingOccurrences(
                of: "{\n",
                with: "{\n  \"api\": \"\(server.origin)/api/v1\",\n"
            )
        }
        let path = "/api/v1/advisories/TSA-2026-0001"
        try server.answer(path, ServerAnswer(status: 201, body: "{}"))
        let credits = #""credits": [{"name": "Somebody"}],"#
        try scene.tenon.write(AuditScene.advisory(more: credits), to: "a.json")
        try await scene.tenon("advisory", "add", "a.json").expectError("login-needed")
        let token = "tenon_" + String(repeating: "A", count: 43)
        try await scene.tenon("advisory", "add", "a.json", environment: ["TENON_TOKEN": token])
            .expectSuccess()
        let request = try #require(try server.log(of: path).last)
        #expect(request.method == "PUT")
        #expect(request.headers["authorization"] == "Bearer \(token)")
        #expect(request.body.contains("Somebody"))
    }
}
