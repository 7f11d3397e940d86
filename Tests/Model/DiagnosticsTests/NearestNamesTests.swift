// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct NearestNamesTests {
    @Test(arguments: [
        ("helpr.js", ["helper.js", "other.js"], ["helper.js"]),
        ("slugfiy", ["slugify", "unify"], ["slugify"]),
        ("Main.js", ["main.js"], ["main.js"]),
        ("a", ["b", "abc"], ["b"]),
        ("abc", ["xyz", ""], []),
        ("", ["a", "bb"], ["a"]),
        ("aaa", ["aab", "aac", "aad", "aae"], ["aab", "aac", "aad"]),
        ("same", ["same"], []),
    ])
    func `names that differ little are suggested`(
        name: String,
        names: [String],
        expected: [String]
    ) {
        #expect(NearestNames.of(name, among: names) == expected)
    }

    @Test func `a very long name costs nothing`() {
        let long = String(repeating: "a", count: 1_000_000)
        #expect(NearestNames.of(long, among: [long + "b"]).isEmpty)
    }
}
