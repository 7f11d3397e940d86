// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TOMLKit
import Testing

@Suite struct TOMLEditorTests {
    private static func editor(_ text: String) throws -> TOMLEditor {
        try TOMLEditor(SourceText(name: "tenon.toml", text: text))
    }

    private static func text(_ editor: TOMLEditor) -> String {
        String(decoding: editor.source.bytes, as: UTF8.self)
    }

    /// A path, `a/b`, the string that is set there, and the text before and after.
    struct Setting: CustomTestStringConvertible {
        let what: String
        let path: String
        let before: String
        let after: String
        var testDescription: String { what }

        init(_ what: String, _ path: String, _ before: String, _ after: String) {
            (self.what, self.path, self.before, self.after) = (what, path, before, after)
        }
    }

    static let settings = [
        Setting(
            "the value alone changes",
            "a/b",
            "# x\n[a]  # y\n b  = 1 # z\n",
            "# x\n[a]  # y\n b  = \"v\" # z\n"
        ),
        Setting("quotes stay", "a", "a = 'x' # z", "a = 'v' # z"),
        Setting("line ends stay", "a", "a = 1\r\nb = 2\r\n", "a = \"v\"\r\nb = 2\r\n"),
        Setting(
            "a member in braces changes",
            "a/b",
            "a = {b = 1, c = 2}\n",
            "a = {b = \"v\", c = 2}\n"
        ),
        Setting(
            "a key with dots changes",
            "a/b",
            "a.c = 1\na . b = 2\n",
            "a.c = 1\na . b = \"v\"\n"
        ),
        Setting(
            "a long value is replaced as a whole",
            "a",
            "a = [\n 1, # x\n]# y\n",
            "a = \"v\"# y\n"
        ),
        Setting(
            "a member comes last",
            "a/b",
            "[a]\nz = 1 # x\n\n# y\n[c]\n",
            "[a]\nz = 1 # x\nb = \"v\"\n\n# y\n[c]\n"
        ),
        Setting(
            "an empty table gets a member",
            "a/b",
            "[a] # x\n\n[c]\n",
            "[a] # x\nb = \"v\"\n\n[c]\n"
        ),
        Setting("a missing line end stays missing", "a/b", "[a]\nz = 1", "[a]\nz = 1\nb = \"v\""),
        Setting(
            "new lines end as the others",
            "a/b",
            "[a]\r\nz = 1\r\n",
            "[a]\r\nz = 1\r\nb = \"v\"\r\n"
        ),
        Setting(
            "indentation is taken over",
            "a/b",
            "[a]\n\tz = 1\n",
            "[a]\n\tz = 1\n\tb = \"v\"\n"
        ),
        Setting("no spaces around `=` either", "a/b", "[a]\nz='1'\n", "[a]\nz='1'\nb='v'\n"),
        Setting(
            "keys in quotes where all are",
            "a/b",
            "[a]\n\"z\" = 1\n",
            "[a]\n\"z\" = 1\n\"b\" = \"v\"\n"
        ),
        Setting("a key that needs quotes", "a/@x", "[a]\nz = 1\n", "[a]\nz = 1\n\"@x\" = \"v\"\n"),
        Setting(
            "braces get a member",
            "a/b",
            "a = { z = 1 } # x\n",
            "a = { z = 1, b = \"v\" } # x\n"
        ),
        Setting("empty braces get a member", "a/b", "a = {}\n", "a = { b = \"v\" }\n"),
        Setting("braces get a table", "a/b/c", "a = { z = 1 }\n", "a = { z = 1, b.c = \"v\" }\n"),
        Setting(
            "keys with dots get one more",
            "a/b",
            "a.z = 1\nc = 2\n",
            "a.z = 1\na.b = \"v\"\nc = 2\n"
        ),
        Setting("a new table comes last", "a/b", "[z]\nx = 1\n", "[z]\nx = 1\n\n[a]\nb = \"v\"\n"),
        Setting("a new table in an empty text", "a/b", "", "[a]\nb = \"v\"\n"),
        Setting("a new table below a comment", "a/b", "# x\n", "# x\n\n[a]\nb = \"v\"\n"),
        Setting(
            "a new table by its family",
            "a/b/c",
            "[a]\n[a.z]\nx = 1\n# y\n\n[q]\n",
            "[a]\n[a.z]\nx = 1\n# y\n\n[a.b]\nc = \"v\"\n\n[q]\n"
        ),
        Setting(
            "a table that only its child names",
            "a/b",
            "[a.z]\nx = 1\n",
            "[a.z]\nx = 1\n\n[a]\nb = \"v\"\n"
        ),
        Setting(
            "a new table takes its usual place",
            "p/b",
            "[o]\nx = 1\n[q]\n",
            "[o]\nx = 1\n\n[p]\nb = \"v\"\n\n[q]\n"
        ),
        Setting(
            "the first of the usual tables",
            "o/b",
            "# x\n[q]\n",
            "[o]\nb = \"v\"\n\n# x\n[q]\n"
        ),
        Setting("the top gets a member", "b", "# x\n[q]\n", "b = \"v\"\n\n# x\n[q]\n"),
        Setting("a table becomes a value", "a", "[a]\nx = 1\n\n[q]\n", "a = \"v\"\n\n[q]\n"),
        Setting(
            "a byte order mark stays in front",
            "a",
            "\u{FEFF}[q]\n",
            "\u{FEFF}a = \"v\"\n\n[q]\n"
        ),
    ]

    @Test(arguments: settings)
    func `setting changes what was named and nothing else`(setting: Setting) throws {
        var editor = try Self.editor(setting.before)
        try editor.set(
            setting.path.split(separator: "/").map(String.init),
            to: .string("v"),
            placement: TOMLPlacement(tableOrder: ["o", "p", "q"])
        )
        #expect(Self.text(editor) == setting.after)
    }

    static let sortings: [(before: String, after: String)] = [
        ("a = 1\nc = 2\n", "a = 1\nb = \"v\"\nc = 2\n"),
        ("a = 1\n# x\n# y\nc = 2\n", "a = 1\nb = \"v\"\n# x\n# y\nc = 2\n"),
        ("c = 2 # x", "b = \"v\"\nc = 2 # x"),
        ("a = 1\n", "a = 1\nb = \"v\"\n"),
        ("c = 1\na = 2\n", "c = 1\na = 2\nb = \"v\"\n"),
    ]

    @Test(arguments: sortings)
    func `a sorted table stays sorted`(before: String, after: String) throws {
        var editor = try Self.editor("[t]\n" + before)
        try editor.set(["t", "b"], to: .string("v"), placement: TOMLPlacement(keepsSorted: true))
        #expect(Self.text(editor) == "[t]\n" + after)
    }

    static let removals: [(path: String, before: String, after: String)] = [
        ("a", "# x\na = 1 # y\nb = 2\n", "# x\nb = 2\n"),
        ("b", "a = 1\r\nb = 2", "a = 1"),
        ("a/b", "a = { b = 1, c = 2 }\n", "a = { c = 2 }\n"),
        ("a/c", "a = { b = 1, c = 2 }\n", "a = { b = 1 }\n"),
        ("a/b", "a = { b = 1 }\n", "a = {}\n"),
        ("a/b", "[a]\nb = [\n 1,\n]\nc = 2\n", "[a]\nc = 2\n"),
        ("a/b", "[a]\nb.x = 1\nc = 2\nb.y = 3\n", "[a]\nc = 2\n"),
        ("a", "[q]\n\n[a]\nx = 1\n\n[a.b]\n\n# x\n[r]\n", "[q]\n\n# x\n[r]\n"),
        ("a", "[q]\nx = 1\n\n[a]\nx = 1\n\n[a.b]\n", "[q]\nx = 1\n"),
        ("a", "[[a]]\nx = 1\n[[a]]\nx = 2\n[q]\n", "[q]\n"),
        ("a", "[a]\nx = 1\n", ""),
    ]

    @Test(arguments: removals)
    func `removing takes out what was named and nothing else`(
        path: String,
        before: String,
        after: String
    ) throws {
        var editor = try Self.editor(before)
        #expect(try editor.remove(path.split(separator: "/").map(String.init)))
        #expect(Self.text(editor) == after)
    }

    static let additions: [(before: String, after: String)] = [
        ("[]", "[\"v\"]"), ("['a']", "['a', 'v']"), ("[\"a\",]", "[\"a\", \"v\"]"),
        ("[\n  \"a\",\n]", "[\n  \"a\",\n  \"v\",\n]"),
        ("[\n  \"a\" # x\n]", "[\n  \"a\", # x\n  \"v\"\n]"),
        ("[\n  \"a\", # x\n  # y\n]", "[\n  \"a\", # x\n  \"v\",\n  # y\n]"),
        ("[\n\t\"a\"]", "[\n\t\"a\",\n\t\"v\"]"),
    ]

    @Test(arguments: additions)
    func `an array gets one more element in its own style`(before: String, after: String) throws {
        var editor = try Self.editor("a = \(before) # z\n")
        try editor.append(.string("v"), toArrayAt: ["a"])
        #expect(Self.text(editor) == "a = \(after) # z\n")
    }

    static let subtractions: [(before: String, after: String)] = [
        ("[\"v\"]", "[]"), ("['v', 'a']", "['a']"), ("['a', 'v',]", "['a',]"),
        ("[ 'v', ]", "[  ]"), ("['a', \"v\", 'b', 'v']", "['a', 'b']"),
        ("[\n  'a', # x\n  'v' # y\n]", "[\n  'a', # x\n]"),
        ("[\n  'v', # x\n  'a'\n]", "[\n  'a'\n]"), ("[\n  'a', 'v']", "[\n  'a']"),
        ("[\n  'v'\n  ,\n]", "[\n]"), ("[\n  'v' ]", "[\n   ]"), ("['a']", "['a']"),
    ]

    @Test(arguments: subtractions)
    func `an array loses an element and keeps its style`(before: String, after: String) throws {
        var editor = try Self.editor("a = \(before) # z\n")
        try editor.remove(.string("v"), fromArrayAt: ["a"])
        #expect(Self.text(editor) == "a = \(after) # z\n")
    }

    @Test func `values are written so that they read back`() throws {
        let values: [TOMLLiteral] = [
            .string("a\"\\\n\r\t\u{0}\u{7F}é'"), .integer(.min), .float(-0.0), .float(.infinity),
            .float(-.nan), .float(1e300), .boolean(false), .dateTime("1979-05-27T07:32:00Z"),
            .array([.integer(1), .array([]), .string("x")]),
            .table([
                .init("", .table([])), .init("a.b", .array([.table([.init("c", .boolean(true))])])),
            ]),
        ]
        for value in values {
            var editor = try Self.editor("[t]\n")
            try editor.set(["t", "k"], to: value)
            #expect(editor.value(at: ["t", "k"]) == value)
        }
    }

    static let refusals: [(path: String, text: String, reason: String, line: Int?)] = [
        ("a/b", "x = 1\na = 1\n", "`a` is an integer, not a table", 2),
        ("a/b/c", "[a]\nb = []\n", "`a.b` is an array, not a table", 2),
        ("a/b", "[[a]]\nx = 1\n", "`a` is an array, not a table", nil),
    ]

    @Test(arguments: refusals)
    func `what is in the way is named`(path: String, text: String, reason: String, line: Int?)
        throws
    {
        var editor = try Self.editor(text)
        let error = #expect(throws: TOMLEditError.self) {
            try editor.set(path.split(separator: "/").map(String.init), to: .integer(1))
        }
        #expect(error?.reason == reason && error?.span?.line == line)
        #expect(error?.diagnostic.code == "toml-edit-refused")
        #expect(Self.text(editor) == text)
    }

    @Test func `nothing to do changes nothing`() throws {
        var editor = try Self.editor("a = 0x10\n")
        try editor.set(["a"], to: .integer(16))
        #expect(try !editor.remove(["b"]))
        #expect(try !editor.remove([]))
        #expect(Self.text(editor) == "a = 0x10\n")
    }
}
