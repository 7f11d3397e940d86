// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import Testing

@Suite struct VersionTests {
    /// The valid versions that <https://semver.org> links for testing its regular expression.
    static let valid = [
        "0.0.4", "1.2.3", "10.20.30", "1.1.2-prerelease+meta", "1.1.2+meta", "1.1.2+meta-valid",
        "1.0.0-alpha", "1.0.0-beta", "1.0.0-alpha.beta", "1.0.0-alpha.beta.1", "1.0.0-alpha.1",
        "1.0.0-alpha0.valid", "1.0.0-alpha.0valid",
        "1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay", "1.0.0-rc.1+build.1",
        "2.0.0-rc.1+build.123", "1.2.3-beta", "10.2.3-DEV-SNAPSHOT", "1.2.3-SNAPSHOT-123", "1.0.0",
        "2.0.0", "1.1.7", "2.0.0+build.1848", "2.0.1-alpha.1227", "1.0.0-alpha+beta",
        "1.2.3----RC-SNAPSHOT.12.9.1--.12+788", "1.2.3----R-S.12.9.1--.12+meta",
        "1.2.3----RC-SNAPSHOT.12.9.1--.12", "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
        "1.0.0-0A.is.legal", "18446744073709551615.0.0",
    ]

    @Test(arguments: valid)
    func `a valid version survives a round trip`(text: String) throws {
        #expect(try Version(parsing: text).description == text)
    }

    /// The invalid ones from the same place, and numbers that cannot be counted.
    static let invalid = [
        "1", "1.2", "1.2.3-0123", "1.2.3-0123.0123", "1.1.2+.123", "+invalid", "-invalid",
        "-invalid+invalid", "-invalid.01", "alpha", "alpha.beta", "alpha.beta.1", "alpha.1",
        "alpha+beta", "alpha_beta", "alpha.", "alpha..", "beta", "1.0.0-alpha_beta", "-alpha.",
        "1.0.0-alpha..", "1.0.0-alpha..1", "1.0.0-alpha...1", "1.0.0-alpha....1", "01.1.1",
        "1.01.1",
        "1.1.01", "1.2", "1.2.3.DEV", "1.2-SNAPSHOT", "1.2.31.2.3----RC-SNAPSHOT.12.09.1--..12+788",
        "1.2-RC-SNAPSHOT", "-1.0.3-gamma+b7718", "+justmeta", "9.8.7+meta+meta",
        "9.8.7-whatever+meta+meta",
        "99999999999999999999999.999999999999999999.99999999999999999----RC-SNAPSHOT.12.09.1--"
            + "--------------------------------..12",
        "18446744073709551616.0.0", "1.0.0-18446744073709551616", "", " 1.0.0", "v1.0.0", "1.0.0-",
        "1.0.0+", "1.0.0-é", "١.0.0", "1.0.0-" + String(repeating: "a", count: 300),
    ]

    @Test(arguments: invalid)
    func `an invalid version is refused`(text: String) {
        let error = #expect(throws: Version.Malformed.self) { try Version(parsing: text) }
        #expect(error?.diagnostic.code == "version-malformed")
    }

    @Test func `precedence is the one of the specification`() throws {
        let ascending = try [
            "0.0.0-0", "0.0.0", "0.9.10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta",
            "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0",
            "1.10.0", "2.0.0-0.3.7", "2.0.0-A", "2.0.0-a", "2.0.0",
        ].map { try Version(parsing: $0) }
        #expect(ascending.shuffled().sorted() == ascending)
        for (left, right) in zip(ascending, ascending.dropFirst()) {
            #expect(left < right && !(right < left) && !left.hasPrecedence(of: right))
        }
    }

    @Test func `build identifiers order versions of one precedence`() throws {
        let (plain, built) = try (Version(parsing: "1.0.0"), Version(parsing: "1.0.0+b"))
        #expect(plain.hasPrecedence(of: built) && plain != built && plain < built)
    }
}
