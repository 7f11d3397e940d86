// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import Testing

/// Whom an advisory is about, and how bad it is.
@Suite struct AdvisoryTests {
    private static func advisory() throws -> Advisory {
        Advisory(
            id: try AdvisoryID(parsing: "TSA-1"),
            modified: try Timestamp(parsing: "2026-11-20T08:00:00Z")
        )
    }

    private static func entry(_ id: ModuleID, _ content: String = "x") throws -> LockEntry {
        let hex = String(repeating: content == "x" ? "0" : "1", count: 64)
        let digest = try ContentDigest(parsing: "sha256:\(hex)")
        return LockEntry(
            id: id,
            pin: Pin(source: id.source, location: id.description, digest: digest),
            language: "javascript"
        )
    }

    @Test func `versions and ranges add up, and neither means all`() throws {
        var advisory = try Self.advisory()
        let name = try PackageName(parsing: "@alice/utils")
        let other = try PackageName(parsing: "@alice/util")
        advisory.affected = [AffectedModule("@alice/utils")]
        #expect(advisory.affects(name, Version(1, 0, 0)))
        #expect(!advisory.affects(other, Version(1, 0, 0)))
        advisory.affected[0].versions = [Version(1, 0, 0)]
        advisory.affected[0].ranges = [
            AffectedRange([.introduced(Version(2, 0, 0)), .fixed(Version(2, 1, 0))])
        ]
        #expect(advisory.affects(name, Version(1, 0, 0)))
        #expect(!advisory.affects(name, Version(1, 0, 1)))
        #expect(advisory.affects(name, Version(2, 0, 5)))
        advisory.withdrawn = advisory.modified
        #expect(!advisory.affects(name, Version(1, 0, 0)))
    }

    @Test func `modules are meant by URL, by gist and by content`() throws {
        let url = ModuleID(source: .https, "https://example.com/a.js")
        let gist = ModuleID(source: .gist, "gist:alice/0123456789abcdef0123")
        let saved = ModuleID(source: .saved, "saved:slugify")
        var byName = try Self.advisory()
        byName.affected = [AffectedModule("https://example.com/a.js")]
        #expect(byName.affects(try Self.entry(url)))
        #expect(!byName.affects(try Self.entry(saved)))
        var byGist = try Self.advisory()
        byGist.gists = [try #require(GistID(parsing: "0123456789abcdef0123"))]
        #expect(byGist.affects(try Self.entry(gist)))
        #expect(!byGist.affects(try Self.entry(url)))
        var byContent = try Self.advisory()
        let bad = try Self.entry(saved)
        byContent.affected = [AffectedModule("anything", digests: [bad.pin.digest])]
        #expect(byContent.affects(bad))
        #expect(!byContent.affects(try Self.entry(saved, "y")))
        for (advisory, entry) in [
            (byName, try Self.entry(url)), (byGist, try Self.entry(gist)), (byContent, bad),
        ] {
            #expect(!advisory.subjects.isDisjoint(with: entry.advisorySubjects))
        }
    }

    /// Scores as the calculator of FIRST gives them, by severity.
    @Test(arguments: [
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "critical"),  // 9.8
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "critical"),  // 10.0
        ("CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", "high"),  // 7.8
        ("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H", "critical"),  // 9.0
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "medium"),  // 6.1
        ("CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:H/I:N/A:N/E:P/RL:O", "medium"),  // 4.7
        ("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N", "low"),  // 1.6
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", "low"),  // 0.0
    ])
    func `the severity is calculated from a vector`(vector: String, word: String) {
        let rating = SeverityRating(type: "CVSS_V3", score: vector)
        #expect(rating.severity == AdvisorySeverity(word: word))
    }

    @Test(arguments: [
        ("CVSS_V3", ""), ("CVSS_V3", "CVSS:3.1/AV:N"), ("CVSS_V3", "9.8"),
        ("CVSS_V3", "CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
        ("CVSS_V3", "CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
        ("CVSS_V4", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"),
        ("CVSS_V2", "AV:N/AC:L/Au:N/C:C/I:C/A:C"),
    ])
    func `what is no vector of CVSS 3 says nothing`(type: String, score: String) {
        #expect(SeverityRating(type: type, score: score).severity == nil)
    }

    @Test func `a stated severity goes before measured ones, of which the worst counts`() throws {
        var advisory = try Self.advisory()
        #expect(advisory.severity == nil)
        advisory.ratings = [
            SeverityRating(
                type: "CVSS_V3",
                score: "CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N"
            ),
            SeverityRating(
                type: "CVSS_V3",
                score: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
            ),
        ]
        #expect(advisory.severity == .critical)
        advisory.statedSeverity = AdvisorySeverity(word: "MODERATE")
        #expect(advisory.severity == .medium)
    }

    @Test(arguments: [
        "", "all", "ALL", "a/b", "../x", ".x", "-x", "x.", "x y", "ä", "a\u{0}",
        String(repeating: "x", count: 129),
    ])
    func `an id that is no safe name of a file is refused`(text: String) {
        #expect(throws: AdvisoryID.Malformed.self) { try AdvisoryID(parsing: text) }
    }
}
