// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import Testing

@Suite struct VersionRequirementTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let canonical: String
        let accepted: [String]
        let refused: [String]
        var testDescription: String { text }

        init(_ text: String, _ canonical: String, _ accepted: [String], _ refused: [String]) {
            (self.text, self.canonical, self.accepted, self.refused) =
                (text, canonical, accepted, refused)
        }
    }

    static let cases = [
        Case("^1.2.3", "^1.2.3", ["1.2.3", "1.9.0"], ["1.2.2", "2.0.0", "2.0.0-0", "1.3.0-a"]),
        Case("^1.2", "^1.2", ["1.2.0", "1.9.9"], ["1.1.9", "2.0.0"]),
        Case("^1", "^1", ["1.0.0", "1.9.9"], ["0.9.9", "2.0.0"]),
        Case("^0.2.3", "^0.2.3", ["0.2.3", "0.2.9"], ["0.2.2", "0.3.0", "1.0.0"]),
        Case("^0.0.3", "^0.0.3", ["0.0.3"], ["0.0.2", "0.0.4"]),
        Case("^0.0", "^0.0", ["0.0.0", "0.0.9"], ["0.1.0"]),
        Case("^0.0.x", "^0.0", ["0.0.9"], ["0.1.0"]),
        Case("^0", "^0", ["0.0.0", "0.9.0"], ["1.0.0"]),
        Case("^1.x", "^1", ["1.0.0", "1.5.0"], ["2.0.0"]),
        Case("~1.2.3", "~1.2.3", ["1.2.3", "1.2.9"], ["1.2.2", "1.3.0"]),
        Case("~1.2", "~1.2", ["1.2.0", "1.2.9"], ["1.3.0"]),
        Case("~1", "~1", ["1.0.0", "1.9.0"], ["2.0.0"]),
        Case("~0", "~0", ["0.0.0", "0.9.0"], ["1.0.0"]),
        Case("1.2.3", "1.2.3", ["1.2.3", "1.2.3+b"], ["1.2.4", "1.2.3-a"]),
        Case("=1.2.3", "1.2.3", ["1.2.3"], ["1.2.4"]),
        Case("1.2", "1.2.x", ["1.2.0", "1.2.9"], ["1.3.0", "1.1.9"]),
        Case("1", "1.x", ["1.0.0", "1.9.9"], ["2.0.0", "0.9.9"]),
        Case("1.x.x", "1.x", ["1.4.0"], ["2.0.0"]), Case("1.2.*", "1.2.x", ["1.2.4"], ["1.3.0"]),
        Case("1.X", "1.x", ["1.4.0"], ["2.0.0"]),
        Case("*", "*", ["0.0.0", "9.9.9"], ["1.0.0-a"]), Case("x", "*", ["1.0.0"], []),
        Case(">=*", "*", ["1.0.0"], []), Case("^*", "*", ["0.0.1"], []),
        Case("* >1", ">1", ["2.0.0"], ["1.5.0"]),
        Case(">1.2.3", ">1.2.3", ["1.2.4", "2.0.0"], ["1.2.3"]),
        Case(">1.2", ">1.2", ["1.3.0"], ["1.2.9"]), Case(">1", ">1", ["2.0.0"], ["1.9.9"]),
        Case(">=1.2.3", ">=1.2.3", ["1.2.3"], ["1.2.2"]),
        Case(">=1.2", ">=1.2", ["1.2.0"], ["1.1.9"]),
        Case("<1.2.3", "<1.2.3", ["1.2.2"], ["1.2.3", "1.2.3-a"]),
        Case("<1.2", "<1.2", ["1.1.9"], ["1.2.0"]), Case("<=1.2", "<=1.2", ["1.2.9"], ["1.3.0"]),
        Case("<=1.2.3", "<=1.2.3", ["1.2.3", "1.2.3+b"], ["1.2.4"]),
        Case(">= 1.2, < 3", ">=1.2 <3", ["1.2.0", "2.9.9"], ["3.0.0", "1.1.0"]),
        Case("1.2 - 2.3", ">=1.2 <=2.3", ["1.2.0", "2.3.9"], ["1.1.9", "2.4.0"]),
        Case("1.2.3 - 2.3.4", ">=1.2.3 <=2.3.4", ["2.3.4"], ["2.3.5", "1.2.2"]),
        Case("^1.2 || 4.x", "^1.2 || 4.x", ["1.2.0", "4.9.0"], ["3.0.0", "5.0.0"]),
        Case("^1.2||>=5", "^1.2 || >=5", ["1.9.0", "6.0.0"], ["4.0.0"]),
        Case(
            "^1.2.3-beta.2",
            "^1.2.3-beta.2",
            ["1.2.3-beta.2", "1.2.3-rc", "1.2.3", "1.3.0"],
            ["1.2.3-beta.1", "1.2.4-beta.9", "1.2.3-alpha", "2.0.0-a"]
        ),
        Case(
            ">=1.0.0-a <1.0.1-b",
            ">=1.0.0-a <1.0.1-b",
            ["1.0.0-b", "1.0.1-a", "1.0.0"],
            ["1.0.1-b", "1.0.1", "1.0.2-a"]
        ),
        Case("1.2.3-rc.1", "1.2.3-rc.1", ["1.2.3-rc.1"], ["1.2.3", "1.2.3-rc.2"]),
        Case("1.2.3+build", "1.2.3", ["1.2.3"], []),
        Case(
            "^18446744073709551615",
            "^18446744073709551615",
            ["18446744073709551615.9.9"],
            ["1.0.0"]
        ),
        Case(
            ">18446744073709551615",
            ">18446744073709551615",
            [],
            ["18446744073709551615.9.9", "0.0.0"]
        ),
        Case("latest", "latest", [], ["1.0.0"]), Case("next-2", "next-2", [], []),
        Case("beta.1", "beta.1", [], []), Case("xenial", "xenial", [], []),
    ]

    @Test(arguments: cases)
    func `a requirement means what npm means by it`(example: Case) throws {
        let requirement = try VersionRequirement(parsing: example.text)
        for version in example.accepted {
            #expect(requirement.contains(try Version(parsing: version)), "\(version)")
        }
        for version in example.refused {
            #expect(!requirement.contains(try Version(parsing: version)), "\(version)")
        }
    }

    @Test(arguments: cases)
    func `every spelling has one canonical form`(example: Case) throws {
        let requirement = try VersionRequirement(parsing: example.text)
        #expect(requirement.description == example.canonical)
        #expect(try VersionRequirement(parsing: example.canonical) == requirement)
    }

    @Test(arguments: [
        "", " ", "||", "^1 ||", "^", "^^1", "1.2.3.4", "1.*.3", ">*", "<*", "v1", "v1.2.3", "1..2",
        "01.2", "1.2-beta", "1 - ", "- 2", "1 - 2 - 3", "^1 1 - 2", "Latest",
        "^18446744073709551616",
        "~>1.2", "1.2.3-", "1.2.3-01", "^1;", "1|2", "é", "lat/est", "!1.0.0",
        String(repeating: "1 ", count: 600),
    ])
    func `what says no versions is refused`(text: String) {
        let error = #expect(throws: VersionRequirement.Malformed.self) {
            try VersionRequirement(parsing: text)
        }
        #expect(error?.diagnostic.code == "requirement-malformed")
    }

    @Test func `an exact requirement accepts its version`() throws {
        let version = try Version(parsing: "1.2.3-rc.1")
        #expect(VersionRequirement.exactly(version).contains(version))
        #expect(VersionRequirement.exactly(version).description == "1.2.3-rc.1")
        #expect(VersionRequirement.any.description == "*")
    }
}
