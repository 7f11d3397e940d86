// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// What `tenon audit` finds, and what it says helps.
@Suite struct AuditTests {
    @Test func `nothing is known against a project, and that is success`() async throws {
        let scene = try await AuditScene()
        try scene.registry.advise(AuditScene.advisory(about: "@carol/other"))
        let (outcome, document) = try await scene.audit()
        outcome.expectSuccess()
        #expect(document["modules"] as? Int == 2)
        #expect(try AuditScene.ids(document).isEmpty)
        #expect(outcome.errors.contains("nothing is known against 2 modules"))
    }

    @Test func `a fault deep below is told with its way, and an update is enough`() async throws {
        let scene = try await AuditScene()
        try scene.registry.advise(AuditScene.advisory())
        let (outcome, document) = try await scene.audit()
        #expect(outcome.status == .exited(1), outcome.summary)
        let finding = try #require(try AuditScene.list(document, "findings").first)
        #expect(finding["id"] as? String == "TSA-2026-0001")
        #expect(finding["module"] as? String == "@bob/text@1.0.0")
        #expect(finding["severity"] as? String == "high")
        #expect(finding["command"] as? String == "tenon update @bob/text")
        #expect(finding["safe"] as? String == "1.0.1")
        #expect(finding["nearest"] as? String == "1.0.1")
        #expect(
            finding["ways"] as? [[String]]
                == [["tenon.toml (^1)", "@alice/utils@1.2.0", "@bob/text@1.0.0"]]
        )
        let place = try #require(finding["place"] as? [String: Any])
        #expect(place["file"] as? String == "tenon.toml")
        #expect(place["line"] as? Int == 5)
        try await scene.tenon("update", "@bob/text").expectSuccess()
        try await scene.tenon("audit").expectSuccess()
    }

    @Test func `where the newest is bad too, the nearest good one is asked for`() async throws {
        let newer = ["1.0.1", "1.0.2", "1.1.0"].map { TestPackage("@bob/text@\($0)") }
        let scene = try await AuditScene(newer: newer)
        let events = """
            {"introduced": "0"}, {"fixed": "1.0.1"}, {"introduced": "1.1.0"}
            """
        try scene.registry.advise(AuditScene.advisory(events: events))
        let (_, document) = try await scene.audit()
        let finding = try #require(try AuditScene.list(document, "findings").first)
        #expect(finding["nearest"] as? String == "1.0.1")
        let command = try #require(finding["command"] as? String)
        #expect(command == "tenon add @bob/text@1.0.1")
        try await scene.tenon.run(Array(command.split(separator: " ").map(String.init).dropFirst()))
            .expectSuccess()
        try await scene.tenon("audit").expectSuccess()
    }

    @Test func `a requirement of another package that must change is named`() async throws {
        let scene = try await AuditScene(newer: [
            TestPackage("@bob/text@2.0.0"),
            TestPackage("@alice/utils@2.0.0", needs: ["@bob/text": "^2"]),
        ])
        try scene.registry.advise(
            AuditScene.advisory(events: #"{"introduced": "0"}, {"fixed": "2.0.0"}"#)
        )
        let (_, document) = try await scene.audit()
        let finding = try #require(try AuditScene.list(document, "findings").first)
        #expect(finding["nearest"] as? String == "2.0.0")
        #expect(finding["command"] == nil)
        let remedy = try #require(finding["remedy"] as? String)
        #expect(remedy.contains("@alice/utils"), "\(remedy)")
    }

    @Test func `without a good version, that is said`() async throws {
        let scene = try await AuditScene()
        try scene.registry.advise(AuditScene.advisory(events: #"{"introduced": "0"}"#))
        let (_, document) = try await scene.audit()
        let finding = try #require(try AuditScene.list(document, "findings").first)
        #expect(finding["nearest"] is NSNull)
        let remedy = try #require(finding["remedy"] as? String)
        #expect(remedy == "there is no good version; take `@alice/utils` out of `tenon.toml`")
    }

    @Test func `withdrawn and deprecated versions are told`() async throws {
        let scene = try await AuditScene()
        try scene.registry.withdraw(TestPackage("@bob/text@1.0.0"), reason: "it was wrong")
        try scene.registry.edit("index/@alice/utils.json") {
            $0.replacingOccurrences(
                of: #""digest""#,
                with: #""deprecated": "use @alice/tools", "digest""#
            )
        }
        let (outcome, document) = try await scene.audit()
        #expect(outcome.status == .exited(1))
        let all = try AuditScene.ids(document)
        #expect(all == ["withdrawn:@bob/text@1.0.0", "deprecated:@alice/utils@1.2.0"])
        let finding = try #require(try AuditScene.list(document, "findings").first)
        #expect(finding["command"] as? String == "tenon update @bob/text")
        let (_, severe) = try await scene.audit("--severity", "medium")
        #expect(try AuditScene.ids(severe) == ["withdrawn:@bob/text@1.0.0"])
        try await scene.tenon("audit", "--severity", "high").expectSuccess()
    }

    @Test func `a deprecated version helps against what is worse, and not against deprecation`()
        async throws
    {
        let scene = try await AuditScene(newer: [TestPackage("@bob/text@1.0.1")])
        try scene.registry.withdraw(TestPackage("@bob/text@1.0.0"), reason: "it was wrong")
        try scene.registry.edit("index/@bob/text.json") {
            $0.replacingOccurrences(
                of: #""digest""#,
                with: #""deprecated": "use another", "digest""#
            )
        }
        let (_, document) = try await scene.audit()
        #expect(
            try AuditScene.ids(document)
                == ["withdrawn:@bob/text@1.0.0", "deprecated:@bob/text@1.0.0"]
        )
        let findings = try AuditScene.list(document, "findings")
        #expect(
            findings.first?["remedy"] as? String
                == "`tenon update @bob/text` is enough: it leads to 1.0.1, which is deprecated"
        )
        #expect(findings.last?["command"] as? String == nil)
        #expect(
            (findings.last?["remedy"] as? String)?.hasPrefix("there is no good version") == true
        )
    }

    @Test func `faults below the threshold are left out, and unjudged ones are not`() async throws {
        let scene = try await AuditScene()
        try scene.registry.advise(AuditScene.advisory(severity: "low"))
        try await scene.tenon("audit", "--severity", "medium").expectSuccess()
        try scene.registry.advise(AuditScene.advisory("TSA-2", severity: "low"))
        try scene.registry.edit("advisories/TSA-2.json") {
            $0.replacingOccurrences(of: #""low""#, with: #""who knows""#)
        }
        let (outcome, document) = try await scene.audit("--severity", "critical")
        #expect(outcome.status == .exited(1))
        #expect(try AuditScene.ids(document) == ["TSA-2"])
    }

    @Test func `findings are ignored by id or alias, with a reason in the manifest`() async throws {
        let scene = try await AuditScene()
        try scene.registry.advise(AuditScene.advisory())
        try await scene.tenon("audit", "--ignore", "CVE-2026-1234").expectSuccess()
        try await scene.tenon("audit", "--ignore", "CVE-2026-9999").expectSilentFailure()
        let more = "[audit.ignore]\n\"TSA-2026-0001\" = \"no texts of others here\"\n"
        try scene.tenon.write(scene.manifest(more), to: "tenon.toml")
        let (outcome, document) = try await scene.audit()
        outcome.expectSuccess()
        #expect(try AuditScene.ids(document, "ignored") == ["TSA-2026-0001"])
        try scene.tenon.write(
            scene.manifest("[audit.ignore]\n\"TSA-2026-0001\" = \" \"\n"),
            to: "tenon.toml"
        )
        try await scene.tenon("audit").expectError("manifest-malformed", mentions: ["reason"])
    }

    @Test func `what was taken back counts for nothing`() async throws {
        let scene = try await AuditScene()
        let more = #""withdrawn": "2026-11-20T08:00:00Z","#
        try scene.registry.advise(AuditScene.advisory(more: more))
        try await scene.tenon("audit").expectSuccess()
    }

    @Test func `further places are asked, and each finding names who told it`() async throws {
        let scene = try await AuditScene()
        try scene.tenon.write(AuditScene.advisory("GHSA-1"), to: "osv/one.json")
        let array = "[\(AuditScene.advisory("GHSA-1")), \(AuditScene.advisory("GHSA-2"))]"
        try scene.tenon.write(array, to: "all.json")
        let (_, document) = try await scene.audit("--advisories", "osv", "--advisories", "all.json")
        let findings = try AuditScene.list(document, "findings")
        #expect(findings.compactMap { $0["id"] as? String } == ["GHSA-1", "GHSA-2"])
        let first = try #require(findings.first?["sources"] as? [String])
        #expect(first.map { ($0 as NSString).lastPathComponent } == ["all.json", "osv"])
        try scene.tenon.write(scene.manifest("[audit]\nsources = [\"./osv\"]\n"), to: "tenon.toml")
        #expect(try AuditScene.ids(try await scene.audit().document) == ["GHSA-1"])
    }

    @Test func `a project without modules has nothing to ask`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("[package]\nname = \"app\"\n", to: "tenon.toml")
        try await tenon("audit").expectSuccess(output: "")
    }

    @Test func `the other names of the command say the same`() async throws {
        let scene = try await AuditScene()
        try scene.registry.advise(AuditScene.advisory())
        let plain = try await scene.tenon("audit")
        let other = try await scene.tenon("registry", "audit")
        #expect(plain.output == other.output)
        #expect(plain.status == other.status)
    }
}

extension ChildProgram.Outcome {
    /// Expects status 1 without a diagnostic: the findings are the output.
    func expectSilentFailure(at place: SourceLocation = #_sourceLocation) {
        #expect(status == .exited(1), summary, sourceLocation: place)
        #expect(code == nil, summary, sourceLocation: place)
    }
}
