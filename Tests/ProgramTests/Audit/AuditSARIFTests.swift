// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// The members that SARIF 2.1.0 asks for, and that its readers need.
@Suite struct AuditSARIFTests {
    private func run(_ scene: AuditScene, _ arguments: String...) async throws -> [String: Any] {
        let outcome = try await scene.tenon.run(["audit", "--sarif"] + arguments)
        let data = Data(outcome.output.utf8)
        let object = try JSONSerialization.jsonObject(with: data)
        let document = try #require(object as? [String: Any], outcome.summary)
        #expect(document["version"] as? String == "2.1.0")
        #expect((document["$schema"] as? String)?.contains("sarif-schema-2.1.0") == true)
        let runs = try #require(document["runs"] as? [[String: Any]])
        try #require(runs.count == 1)
        try check(runs[0])
        return runs[0]
    }

    /// What §3.14, §3.19, §3.27 and §3.49 of the standard ask for.
    private func check(_ run: [String: Any]) throws {
        let tool = try #require(run["tool"] as? [String: Any])
        let driver = try #require(tool["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "tenon")
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let ids = rules.compactMap { $0["id"] as? String }
        #expect(ids.count == rules.count && Set(ids).count == ids.count)
        let bases = try #require(run["originalUriBaseIds"] as? [String: [String: Any]])
        for invocation in try #require(run["invocations"] as? [[String: Any]]) {
            #expect(invocation["executionSuccessful"] is Bool)
        }
        for result in try #require(run["results"] as? [[String: Any]]) {
            let message = try #require(result["message"] as? [String: Any])
            #expect((message["text"] as? String)?.isEmpty == false)
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(ids[index] == result["ruleId"] as? String)
            let level = try #require(result["level"] as? String)
            #expect(["none", "note", "warning", "error"].contains(level))
            let locations = try #require(result["locations"] as? [[String: Any]])
            let place = try #require(locations.first?["physicalLocation"] as? [String: Any])
            let artifact = try #require(place["artifactLocation"] as? [String: Any])
            // A relative reference, which the base resolves: §3.4.3, §3.4.4.
            let id = try #require(artifact["uriBaseId"] as? String)
            let base = try #require(bases[id]?["uri"] as? String)
            let folder = try #require(URL(string: base))
            #expect(folder.isFileURL && folder.absoluteString.hasSuffix("/"))
            let name = try #require(artifact["uri"] as? String)
            #expect(!name.hasPrefix("/") && !name.contains("://"))
            let file = try #require(URL(string: name, relativeTo: folder))
            #expect(FileManager.default.fileExists(atPath: file.path))
            let region = try #require(place["region"] as? [String: Any])
            for key in ["startLine", "startColumn", "endColumn"] {
                let number = try #require(region[key] as? Int)
                #expect(number >= 1)
            }
        }
    }

    @Test func `findings stand at the line of the dependency`() async throws {
        let scene = try await AuditScene()
        try scene.registry.advise(AuditScene.advisory())
        try scene.registry.withdraw(TestPackage("@alice/utils@1.2.0"), reason: "wrong")
        let run = try await run(scene)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(
            results.compactMap { $0["ruleId"] as? String }
                == ["TSA-2026-0001", "withdrawn-version"]
        )
        #expect(results.compactMap { $0["level"] as? String } == ["error", "warning"])
        let locations = try #require(results[0]["locations"] as? [[String: Any]])
        let place = try #require(locations.first?["physicalLocation"] as? [String: Any])
        let artifact = try #require(place["artifactLocation"] as? [String: Any])
        #expect(artifact["uri"] as? String == "tenon.toml")
        let region = try #require(place["region"] as? [String: Any])
        #expect(region["startLine"] as? Int == 5)
    }

    @Test func `paths begin at the repository`() async throws {
        let scene = try await AuditScene()
        try scene.registry.advise(AuditScene.advisory())
        try scene.tenon.folder.makeFolder(".git")
        let run = try await run(scene)
        let text = String(
            decoding: try JSONSerialization.data(
                withJSONObject: run,
                options: .withoutEscapingSlashes
            ),
            as: UTF8.self
        )
        #expect(text.contains(#""uri":"project/tenon.toml""#))
    }

    @Test func `ignored findings are suppressed, and gaps are told`() async throws {
        let scene = try await AuditScene()
        try scene.registry.advise(AuditScene.advisory())
        let run = try await run(scene, "--ignore", "TSA-2026-0001", "--advisories", "nowhere")
        let results = try #require(run["results"] as? [[String: Any]])
        let suppressions = try #require(results.first?["suppressions"] as? [[String: Any]])
        #expect(suppressions.first?["kind"] as? String == "external")
        let invocations = try #require(run["invocations"] as? [[String: Any]])
        #expect(invocations.first?["executionSuccessful"] as? Bool == false)
        let told = try #require(
            invocations.first?["toolExecutionNotifications"] as? [[String: Any]]
        )
        #expect(told.count == 1)
    }

    @Test func `nothing found is a document too`() async throws {
        let scene = try await AuditScene()
        let run = try await run(scene)
        #expect((run["results"] as? [Any])?.isEmpty == true)
    }
}
