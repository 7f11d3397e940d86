// SPDX-License-Identifier: Apache-2.0

import Commands
import Diagnostics
import Testing

@Suite struct DiagnosticRendererTests {
    @Test func `everything that a diagnostic has is shown in order`() {
        let renderer = DiagnosticRenderer(palette: .plain)
        #expect(
            renderer.render(SampleError().diagnostic) == """
                error[sample-error]: there is no file `./b.js`
                 --> main.js:7:19
                  |
                7 | import { b } from "./b.js"
                  |                   ^^^^^^^^
                  = while locking `main.js`
                  = note: the file would be `/work/b.js`

                hint: did you mean `./a.js`?

                """
        )
    }

    @Test func `several places share one margin`() {
        let diagnostic = Diagnostic(
            code: "import-cycle",
            severity: .warning,
            message: "these modules import each other",
            spans: [
                SourceSpan(file: "a.js", line: 9, column: 1, length: 6, lineText: "import 'b'"),
                SourceSpan(file: "b.js", line: 120, column: 3, lineText: "  x"),
                SourceSpan(file: "c.js", line: 3, column: 1),
            ]
        )
        #expect(
            DiagnosticRenderer(palette: .plain).render(diagnostic) == """
                warning[import-cycle]: these modules import each other
                   --> a.js:9:1
                    |
                  9 | import 'b'
                    | ^^^^^^
                   ::: b.js:120:3
                    |
                120 |   x
                    |   ^
                   ::: c.js:3:1

                """
        )
    }

    static let excerpts: [(line: String, column: Int, length: Int, shown: String, carets: String)] =
        [
            ("a\tb", 3, 1, "a   b", "    ^"),
            ("\t\tb", 2, 1, "        b", "    ^^^^"),
            ("漢字 = x", 1, 2, "漢字 = x", "^^^^"),
            ("漢字 = x", 6, 1, "漢字 = x", "       ^"),
            ("e\u{301}e\u{301} x", 6, 1, "e\u{301}e\u{301} x", "   ^"),
            ("👩‍👩‍👧 x", 7, 1, "👩‍👩‍👧 x", "   ^"),
            ("a\u{1B}[31mb", 7, 1, "a\\u{1b}[31mb", "           ^"),
            ("a\u{202E}b", 2, 1, "a\\u{202e}b", " ^^^^^^^^"),
            ("short", 6, 1, "short", "     ^"),
            ("short", 900, 5, "short", "     ^"),
            ("short", 4, .max, "short", "   ^^"),
            ("", 1, 1, "", "^"),
        ]

    @Test(arguments: excerpts)
    func `carets stand below what is meant`(
        line: String,
        column: Int,
        length: Int,
        shown: String,
        carets: String
    ) {
        let lines = Self.lines(line, column, length, columns: 100)
        #expect(lines == [shown.isEmpty ? "1 |" : "1 | " + shown, "  | " + carets])
    }

    static let line = (0..<40).map { "word\($0 % 10) " }.joined() + "end"

    static let cuts: [(column: Int, length: Int, shown: String, carets: String)] = [
        (1, 5, "word0 word1 word2 word3 word4 word5…", "^^^^^"),
        (13, 5, "word0 word1 word2 word3 word4 word5…", "            ^^^^^"),
        (121, 5, "…word8 word9 word0 word1 word2 word…", "             ^^^^^"),
        (241, 3, "…4 word5 word6 word7 word8 word9 end", "                                 ^^^"),
    ]

    @Test(arguments: cuts)
    func `a long line is cut around the place`(
        column: Int,
        length: Int,
        shown: String,
        carets: String
    ) {
        let lines = Self.lines(Self.line, column, length, columns: 40)
        #expect(lines == ["1 | " + shown, "  | " + carets])
    }

    @Test func `a mark that is longer than the terminal ends with it`() {
        let lines = Self.lines(Self.line, 20, 200, columns: 40)
        #expect(lines.allSatisfy { $0.count <= 40 })
        #expect(lines.last?.hasSuffix("^") == true)
    }

    @Test func `foreign text cannot drive the terminal`() {
        let evil = "\u{1B}]0;x\u{7}\u{9B}2J\r\n\u{202E}\u{2028}\u{FEFF}"
        let diagnostic = Diagnostic(
            code: evil,
            message: evil,
            spans: [SourceSpan(file: evil, line: 1, column: 1, lineText: evil)],
            context: [evil],
            notes: [evil],
            hints: [evil]
        )
        let text = DiagnosticRenderer(palette: .plain).render(diagnostic)
        let spelt = "\\u{1b}]0;x\\u{7}\\u{9b}2J\\r\\n\\u{202e}\\u{2028}\\u{feff}"
        #expect(text.hasPrefix("error[\(spelt)]: \(spelt)\n"))
        #expect(
            text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value < 0x7F }
        )
    }

    @Test func `colours frame the same text`() {
        let diagnostic = SampleError().diagnostic
        let coloured = DiagnosticRenderer(palette: Palette(isColoured: true)).render(diagnostic)
        #expect(coloured.hasPrefix("\u{1B}[1;31merror[sample-error]\u{1B}[0m\u{1B}[1m: there is"))
        #expect(
            coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
                == DiagnosticRenderer(palette: .plain).render(diagnostic)
        )
    }

    private static func lines(
        _ line: String,
        _ column: Int,
        _ length: Int,
        columns: Int
    ) -> [String] {
        let span = SourceSpan(file: "f", line: 1, column: column, length: length, lineText: line)
        let diagnostic = Diagnostic(code: "c", message: "m", spans: [span])
        return DiagnosticRenderer(palette: .plain, columns: columns).render(diagnostic)
            .split(separator: "\n").suffix(2).map(String.init)
    }
}
