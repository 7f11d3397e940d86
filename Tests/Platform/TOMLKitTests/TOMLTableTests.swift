// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TOMLKit
import Testing

@Suite struct TOMLTableTests {
    private func parse(_ text: String) throws(TOMLError) -> TOMLTable {
        try TOMLTable(parsing: SourceText(name: "tenon.toml", text: text))
    }

    private func failure(_ bytes: [UInt8], sizeLimit: Int = 1 << 20) -> TOMLError? {
        #expect(throws: TOMLError.self) {
            try TOMLTable(
                parsing: SourceText(name: "tenon.toml", bytes: bytes),
                sizeLimit: sizeLimit
            )
        }
    }

    @Test func `every kind of value is read`() throws {
        let table = try parse(
            """
            s = "a\\u00e9"
            i = -7
            f = 1.5
            b = true
            d = 2026-11-21T03:20:00Z
            day = 2026-11-21
            a = [1, "x"]
            t = { k = 'v', "q u" = 2 }
            dotted.key = 1
            """
        )
        #expect(table["s"]?.string == "aé" && table["i"]?.integer == -7)
        #expect(table["f"]?.content == .float(1.5) && table["b"]?.boolean == true)
        #expect(table["d"]?.content == .dateTime("2026-11-21T03:20:00Z"))
        #expect(table["day"]?.content == .dateTime("2026-11-21"))
        #expect(table["a"]?.array?.map(\.kindName) == ["an integer", "a string"])
        #expect(table["t"]?.table?["q u"]?.integer == 2)
        #expect(table["dotted"]?.table?["key"]?.integer == 1)
        #expect(table["none"] == nil && table["s"]?.table == nil)
    }

    @Test func `members keep the order of the text`() throws {
        let table = try parse("z = 1\na = 2\n[y]\nq = 1\nb = 2\n[c]\n[y.d]\n")
        #expect(table.members.map(\.key) == ["z", "a", "y", "c"])
        #expect(table["y"]?.table?.members.map(\.key) == ["q", "b", "d"])
    }

    @Test(arguments: ["\n", "\r\n"])
    func `keys and values know their places`(lineBreak: String) throws {
        let text = ["# é", "[package]", "'né' = \"wörd\" # x", "list = [", "  12,", "]"]
        let table = try #require(
            try parse(text.joined(separator: lineBreak))["package"]?.table
        )
        let key = table.members[0].keySpan
        #expect((key.line, key.column, key.length) == (3, 1, 4))
        #expect(key.lineText == text[2] && key.file == "tenon.toml")
        let value = table.members[0].value.span
        #expect((value.line, value.column, value.length) == (3, 8, 6))
        let number = try #require(table["list"]?.array?.first?.span)
        #expect((number.line, number.column, number.length) == (5, 3, 2))
        #expect(table["list"]?.span.line == 4)
    }

    static let faults: [(text: String, line: Int, column: Int)] = [
        ("a = ", 1, 5), ("a = 1\nb = tru\n", 2, 8), ("[a]\nb = 1\nb = 2\n", 3, 5),
        ("a = 'x\n'", 1, 7),
        ("a = \"\\q\"", 1, 7), ("[a", 1, 3), ("a 1", 1, 3), ("a = 01", 1, 6), ("= 1", 1, 1),
        ("<<<<<<< HEAD\n", 1, 1),
    ]

    @Test(arguments: faults)
    func `a fault has its place`(text: String, line: Int, column: Int) {
        let error = failure(Array(text.utf8))
        #expect(error?.code == "toml-malformed")
        #expect(error?.span?.line == line)
        #expect(abs((error?.span?.column ?? 0) - column) <= 1, "\(error?.span?.column ?? 0)")
    }

    @Test func `hostile texts are errors`() {
        let deep = { (text: String) in Array(String(repeating: text, count: 100_000).utf8) }
        #expect(failure(Array("a = ".utf8) + deep("["))?.code == "toml-too-deep")
        #expect(failure(Array("a = ".utf8) + deep("{a="))?.code == "toml-too-deep")
        #expect(failure(deep("a.") + Array("a = 1".utf8))?.code == "toml-too-deep")
        #expect(failure(deep("\"a\".") + Array("a = 1".utf8))?.code == "toml-too-deep")
        #expect(failure(Array("[".utf8) + deep("a.") + Array("a]".utf8))?.code == "toml-too-deep")
        let line =
            Array("a = '".utf8) + [UInt8](repeating: 0x78, count: 50_000_000) + Array("'".utf8)
        #expect(failure(line)?.code == "toml-too-large")
        #expect(failure(Array("a = 'x".utf8) + [0, 0x27])?.code == "toml-malformed")
        #expect(failure(Array("a = '".utf8) + [0xC3, 0x27])?.code == "toml-malformed")
        #expect(failure([0xFF, 0xFE])?.code == "toml-malformed")
    }

    @Test func `brackets and dots in strings and comments do not nest`() throws {
        let marks = String(repeating: "[.{", count: 50)
        let table = try parse(
            """
            # \(marks)
            a = "\(marks)\\"\(marks)"
            b = '\(marks)'
            c = \"\"\"\(marks)"
            \(marks)\"\"\"
            d = '''\(marks)'
            '''
            e = 1.5
            """
        )
        #expect(table.members.map(\.key) == ["a", "b", "c", "d", "e"])
    }

    @Test func `a byte order mark and an empty text are no faults`() throws {
        #expect(try parse("\u{FEFF}a = 1")["a"]?.integer == 1)
        #expect(try parse("").members.isEmpty)
    }

    @Test func `words are lowercase without a full stop`() {
        let reason = failure(Array("a = ".utf8))?.reason ?? ""
        #expect(reason.first?.isLowercase == true && reason.last != ".")
    }
}
