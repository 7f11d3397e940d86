// SPDX-License-Identifier: Apache-2.0

internal import RegistrySupport
internal import TestSupport
internal import Testing

/// What people read who audit a project, word for word.
@Suite struct AuditTranscriptTests {
    @Test func `an audit from the first to the last`() async throws {
        let scene = try await AuditScene()
        let tenon = scene.tenon
        var transcript = Transcript(tenon, hiding: [scene.registry.folder.path: "[REGISTRY]"])
        try await transcript.note("audit")
        try scene.registry.advise(AuditScene.advisory())
        try scene.registry.withdraw(TestPackage("@alice/utils@1.2.0"), reason: "it was wrong")
        try await transcript.note("audit")
        try await transcript.note("audit", "--severity", "critical")
        try await transcript.note("audit", "--json")
        try await transcript.note("audit", "--ignore", "TSA-2026-0001")
        try await transcript.note("update", "@bob/text")
        try await transcript.note("audit", "--advisories", "nowhere")
        try await transcript.note("audit", "--advisories", "nowhere", "--allow-unknown")
        try await transcript.note("audit", "--severity", "awful")
        try transcript.check("audit")
    }
}
