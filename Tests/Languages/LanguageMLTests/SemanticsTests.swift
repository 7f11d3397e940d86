// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import LanguageML
import Testing

struct SemanticsTests {
    /// What the first implementation did otherwise than ML means (`docs/deviations.md`), and what is right.
    private static let deviations: [String: String] = [
        #"try { throw {message: "m", code: 7}; } except (e) { print(e.message); }"#: "m",
        #"try { throw {message: "m", code: 7}; } except (e) { print(e.error_data); }"#: "None",
        "function len(x) { return 99; } print(len([1]));": "99",
    ]

    @Test func `programs print what the first implementation printed, and fail where it failed`()
        async throws
    {
        var differences: [String] = []
        for (program, row) in try Corpus.rows("semantics.tsv", program: 0) {
            let ran = try await Python.run(program)
            let expected = Self.deviations[program] ?? row[1]
            let got = ran.lines.joined(separator: " | ")
            if !Self.agrees(got, ran.failed, with: expected) {
                differences.append(
                    "\(program)\n   wanted \(expected)\n   got    \(got) \(ran.error)"
                )
            }
        }
        #expect(differences == [])
    }

    private static func agrees(_ got: String, _ failed: Bool, with expected: String) -> Bool {
        if expected.hasPrefix("TRANSPILE-FAIL") { return failed }
        let isError = expected.contains("!! ")
        var lines = expected.components(separatedBy: " | ")
        if isError { lines.removeLast() }
        let wanted = lines.joined(separator: " | ")
        // A function shows where it lies in memory.
        let address = try? Regex("0x[0-9a-f]+")
        let plain = { (text: String) in
            address.map { text.replacing($0, with: "0x0") } ?? text
        }
        // A mistake that is found before the program runs prints nothing.
        return failed == isError && (plain(got) == plain(wanted) || (failed && got.isEmpty))
    }
}
