// SPDX-License-Identifier: Apache-2.0

import Commands
import Testing

@Suite struct TextTableTests {
    static let table: TextTable = {
        var table = TextTable([
            .init("Name", isFlexible: true), .init("Size", isRightAligned: true), .init("State"),
        ])
        table.append(["slugify", "7", .init("ok", as: .good)])
        table.append(["漢字", "1200", "changed"])
        table.append(["a-name-that-is-rather-long", "15", ""])
        table.append([.init("evil\u{1B}[2J")])
        return table
    }()

    @Test func `in a pipe nothing is cut`() {
        #expect(
            Self.table.render(palette: .plain) == """
                Name                        Size  State
                slugify                        7  ok
                漢字                        1200  changed
                a-name-that-is-rather-long    15
                evil\\u{1b}[2J

                """
        )
    }

    @Test func `on a terminal the flexible column gives way`() {
        #expect(
            Self.table.render(palette: .plain, width: 30) == """
                Name             Size  State
                slugify             7  ok
                漢字             1200  changed
                a-name-that-is…    15
                evil\\u{1b}[2J

                """
        )
    }

    @Test func `colours do not shift columns`() {
        let coloured = Self.table.render(palette: Palette(isColoured: true))
        #expect(coloured.contains("7  \u{1B}[32mok\u{1B}[0m\n"))
        #expect(
            coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
                == Self.table.render(palette: .plain)
        )
    }

    @Test func `a table without titles has no head`() {
        var table = TextTable([.init(""), .init("")])
        table.append(["a", "b"])
        #expect(table.render(palette: .plain) == "a  b\n")
    }

    static let widths: [(text: String, width: Int)] = [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("ｆ", 2), ("😀", 2), ("👩‍👩‍👧", 2),
        ("☃\u{FE0F}", 2), ("☃", 1), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("🇩🇪", 2), ("ไทย", 3),
    ]

    @Test(arguments: widths)
    func `a character is as wide as a terminal shows it`(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 4, "abc…"), ("漢字漢", 4, "漢…"), ("a", 0, ""),
    ])
    func `what is cut says so`(text: String, columns: Int, cut: String) {
        #expect(DisplayWidth.truncate(text, to: columns) == cut)
    }
}
