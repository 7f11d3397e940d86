// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleSources
import Testing

/// How advisories are read and written (`docs/formats/advisories.md`).
@Suite struct AdvisoryCodecTests {
    private static func source(_ text: String) -> SourceText {
        SourceText(name: "TSA-1.json", text: text)
    }

    /// A record with everything that other databases write too.
    static let record = """
        {
          "schema_version": "1.7.3", "id": "GHSA-abcd-1234-wxyz",
          "modified": "2026-11-20T08:00:00.123456Z", "published": "2026-11-19T08:00:00Z",
          "withdrawn": null, "aliases": ["CVE-2026-1"], "related": [], "upstream": ["X-1"],
          "summary": "Bad", "details": "Very **bad**\\u001b[2J",
          "severity": [
            {"type": "CVSS_V4", "score": "CVSS:4.0/AV:N"},
            {"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}
          ],
          "affected": [
            {"package": {"ecosystem": "npm", "name": "left", "purl": "pkg:npm/left"},
             "ranges": [{"type": "SEMVER", "events": [{"introduced": "nonsense"}]}]},
            {"package": {"ecosystem": "Tenon", "name": "@alice/utils"},
             "severity": [],
             "ranges": [
               {"type": "SEMVER", "events": [
                 {"introduced": "0"}, {"fixed": "1.2.0"}, {"introduced": "2.0.0"},
                 {"last_affected": "2.1.0"}, {"limit": "*"}]},
               {"type": "GIT", "repo": "https://x", "events": [{"introduced": "abc"}]}],
             "versions": ["1.9.0"], "database_specific": {"x": [1]}},
            {"package": {"ecosystem": "Tenon:main", "name": "https://example.com/a.js"},
             "versions": null,
             "ecosystem_specific": {"digests": [
               "sha256:0000000000000000000000000000000000000000000000000000000000000000"]}}
          ],
          "references": [{"type": "WEB", "url": "https://example.com"}],
          "credits": [{"name": "Somebody", "type": "FINDER"}],
          "database_specific": {
            "severity": "CRITICAL", "recommendation": "do", "type": "injection", "cwe_ids": ["CWE-1"],
            "gists": ["0123456789abcdef0123"]
          }
        }
        """

    @Test func `a record of OSV is read whole, other ecosystems and members read over`() throws {
        let advisory = try AdvisoryCodec.advisory(from: Self.source(Self.record))
        #expect(advisory.id.description == "GHSA-abcd-1234-wxyz")
        #expect(advisory.modified.description == "2026-11-20T08:00:00.123Z")
        #expect(!advisory.isWithdrawn)
        #expect(advisory.aliases == ["CVE-2026-1"])
        #expect(advisory.severity == .critical)
        #expect(advisory.ratings.count == 2)
        #expect(advisory.type == "injection")
        #expect(advisory.affected.map(\.name) == ["@alice/utils", "https://example.com/a.js"])
        let name = try PackageName(parsing: "@alice/utils")
        let affected = ["1.1.0", "1.9.0", "2.0.0", "2.1.0"]
        for text in affected + ["1.2.0", "1.8.0", "2.1.1"] {
            let isAffected = advisory.affects(name, try Version(parsing: text))
            #expect(isAffected == affected.contains(text), "\(text)")
        }
        #expect(advisory.subjects.contains("gist:0123456789abcdef0123"))
        #expect(advisory.subjects.contains("sha256:" + String(repeating: "0", count: 64)))
    }

    @Test func `what is written is read back the same`() throws {
        let advisory = try AdvisoryCodec.advisory(from: Self.source(Self.record))
        let text = AdvisoryCodec.encode(advisory)
        let again = try AdvisoryCodec.advisory(from: SourceText(name: "again", bytes: text))
        #expect(again == advisory)
        #expect(AdvisoryCodec.encode(again) == text)
    }

    @Test func `the canonical text keeps what nobody knows`() throws {
        let (advisory, text) = try AdvisoryCodec.canonical(Self.source(Self.record))
        let words = String(decoding: text, as: UTF8.self)
        for word in ["FINDER", "pkg:npm/left", "CWE-1", "1.7.3"] { #expect(words.contains(word)) }
        let again = try AdvisoryCodec.canonical(SourceText(name: "again", bytes: text))
        #expect(again.text == text)
        #expect(again.advisory == advisory)
    }

    @Test(arguments: [
        ("", "json-malformed"), ("[]", "advisory-malformed"), ("null", "advisory-malformed"),
        ("{}", "advisory-malformed"), (#"{"id": "x"}"#, "advisory-malformed"),
        (#"{"id": "a/b", "modified": "2026-11-20T08:00:00Z"}"#, "advisory-malformed"),
        (#"{"id": "x", "modified": "yesterday"}"#, "advisory-malformed"),
        (#"{"id": "x", "modified": "2026-11-20T08:00:00+01:00"}"#, "advisory-malformed"),
        (#"{"id": "x", "id": "y"}"#, "json-duplicate-key"),
        (
            String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
            "json-too-deep"
        ),
        ("{\"id\": \"" + String(repeating: "x", count: 2 << 20) + "\"}", "json-too-large"),
    ])
    func `what is no advisory is refused`(text: String, code: String) throws {
        let diagnostic = try failure { try AdvisoryCodec.advisory(from: Self.source(text)) }
        #expect(diagnostic?.code == code)
    }

    @Test(arguments: [
        #""aliases": "x""#, #""aliases": [1]"#, #""summary": 1"#, #""severity": {}"#,
        #""severity": ["x"]"#, #""severity": [{"type": "CVSS_V3"}]"#, #""affected": {}"#,
        #""affected": [1]"#, #""affected": [{"package": 1}]"#,
        #""affected": [{"package": {"ecosystem": "Tenon"}}]"#,
        #""affected": [{"package": {"ecosystem": "Tenon", "name": "x"}, "versions": ["1"]}]"#,
        #""affected": [{"package": {"ecosystem": "Tenon", "name": "x"}, "versions": {}}]"#,
        #""affected": [{"package": {"ecosystem": "Tenon", "name": "x"}, "ranges": [{}]}]"#,
        #""affected": [{"package": {"ecosystem": "Tenon", "name": "x"}, "ranges": [{"type": "SEMVER"}]}]"#,
        #""affected": [{"package": {"ecosystem": "Tenon", "name": "x"}, "ranges": [{"type": "TIME", "events": []}]}]"#,
        #""affected": [{"package": {"ecosystem": "Tenon", "name": "x"}, "ranges": [{"type": "SEMVER", "events": [1]}]}]"#,
        #""affected": [{"package": {"ecosystem": "Tenon", "name": "x"}, "ranges": [{"type": "SEMVER", "events": [{"fixed": "0"}]}]}]"#,
        #""affected": [{"package": {"ecosystem": "Tenon", "name": "x"}, "ecosystem_specific": {"digests": ["md5:1"]}}]"#,
        #""references": [{"url": 1}]"#, #""database_specific": {"gists": ["../x"]}"#,
        #""withdrawn": false"#,
    ])
    func `a member of another kind refuses the advisory`(member: String) throws {
        let text = "{\"id\": \"x\", \"modified\": \"2026-11-20T08:00:00Z\", \(member)}"
        let diagnostic = try failure { try AdvisoryCodec.advisory(from: Self.source(text)) }
        #expect(diagnostic?.code == "advisory-malformed")
    }

    @Test func `a list says what each advisory is about`() throws {
        let advisory = try AdvisoryCodec.advisory(from: Self.source(Self.record))
        let list = AdvisoryList([AdvisoryList.Entry(advisory)])
        let text = AdvisoryCodec.encode(list)
        #expect(try AdvisoryCodec.list(from: SourceText(name: "all", bytes: text)) == list)
        #expect(list.entries[0].subjects.count == 4)
    }

    private func failure<Value>(_ body: () throws -> Value) throws -> Diagnostic? {
        do {
            _ = try body()
            return nil
        } catch let error as any DiagnosticError {
            return error.diagnostic
        }
    }
}
