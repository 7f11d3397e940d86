// SPDX-License-Identifier: Apache-2.0

import MarkdownKit
import Testing

@Suite struct MarkdownLimitsTests {
    static let tight = MarkdownLimits(size: 64, depth: 4, pieces: 20, text: 200)

    @Test func `a long text is cut at the end of a line`() {
        let text = String(repeating: "a b c\n\n", count: 20)
        let document = MarkdownDocument(parsing: text, limits: Self.tight)
        #expect(document.isCut)
        #expect(document.blocks == Array(repeating: .paragraph([.text("a b c")]), count: 9))
    }

    @Test(arguments: [
        String(repeating: "> ", count: 9) + "a",
        String(repeating: "- ", count: 9) + "a",
        "[a]\n\n[a] [a] [a] [a] [a]\n\n[a]: /" + String(repeating: "b", count: 30),
        String(repeating: "a\n\n", count: 21),
    ])
    func `what is beyond a limit is left out`(text: String) {
        let limits = MarkdownLimits(size: 1000, depth: 4, pieces: 20, text: 80)
        #expect(MarkdownDocument(parsing: text, limits: limits).isCut)
    }

    /// Texts that take a reader without care minutes.
    static let hostile: [(start: String, pattern: String, end: String)] = [
        ("", "|", "\n-|"), ("|a|\n|-|\n", "|x", ""), ("|a|\n|-|\n", "x\n", ""), ("", "www._", ""),
        ("", "a@b.", ""), ("", "https://)", ""), ("", "http://..", ""), ("", "![l", ""),
        ("", "> ", "a"), ("", "- ", "a"), ("", "[", ""), ("a", "]", ""), ("", "*a **a ", ""),
        ("", "*_", ""), ("", "`a``b```c", ""), ("", "<!--", ""), ("", "<", ""), ("", "[a](<b", ""),
        ("", "[a]: u\n[a]", ""), ("", "- [x] ", ""), ("", "~a ~~b ", ""), ("- a\n", "\n", "b"),
        ("[a]: /\(String(repeating: "x", count: 9000))\n", "[a]", ""),
        (
            "|a|\(String(repeating: "b|", count: 180))\n|-|\(String(repeating: "-|", count: 180))\n",
            "x\n", ""
        ),
    ]

    @Test(arguments: hostile)
    func `hostile texts take a moment`(start: String, pattern: String, end: String) {
        let count = MarkdownLimits.readme.size / pattern.utf8.count
        let text = start + String(repeating: pattern, count: count) + end
        let time = ContinuousClock().measure {
            let document = MarkdownDocument(parsing: text, limits: .readme)
            #expect(document.blocks.count <= MarkdownLimits.readme.pieces)
        }
        // Fractions of a second here; what this guards against takes minutes.
        #expect(time < .seconds(10), "\(time)")
    }
}
