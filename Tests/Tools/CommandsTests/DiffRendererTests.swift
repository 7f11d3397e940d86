// SPDX-License-Identifier: Apache-2.0

import Commands
import Testing

@Suite struct DiffRendererTests {
    static let difference =
        "--- a\u{7}\n+++ b\n@@ -1,3 +1,3 @@\n x\r\n-old\t\u{1B}[2J\n+new\n\\ No\n"

    @Test func `foreign text in a difference is harmless`() {
        let text = DiffRenderer(palette: .plain).render(Self.difference)
        let lines = [
            "--- a\\u{7}", "+++ b", "@@ -1,3 +1,3 @@", " x\\r", "-old    \\u{1b}[2J", "+new",
            "\\ No",
        ]
        #expect(text == lines.map { $0 + "\n" }.joined())
    }

    @Test func `colours tell what went and what came`() {
        let text = DiffRenderer(palette: Palette(isColoured: true)).render(
            "--- a\n+++ b\n-x\n+y\n z\n"
        )
        let expected = [
            "\u{1B}[1m--- a\u{1B}[0m", "\u{1B}[1m+++ b\u{1B}[0m", "\u{1B}[31m-x\u{1B}[0m",
            "\u{1B}[32m+y\u{1B}[0m", " z",
        ]
        #expect(text == expected.map { $0 + "\n" }.joined())
    }

    @Test func `a long difference is cut and says so`() {
        let text = DiffRenderer(palette: .plain, limit: 2).render(Self.difference)
        #expect(text == "--- a\\u{7}\n+++ b\n… and 5 more lines\n")
        #expect(DiffRenderer(palette: .plain).render("").isEmpty)
    }
}
