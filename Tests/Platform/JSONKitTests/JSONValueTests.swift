// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONKit
import Testing

@Suite struct JSONValueTests {
    private func parse(_ text: String) throws(JSONError) -> JSONValue {
        try JSONValue(parsing: SourceText(name: "test.json", text: text))
    }

    static let documents: [(String, JSONValue)] = [
        ("null", .null), ("true", true), ("false", false), ("-7", -7),
        ("9223372036854775807", .integer(.max)), ("9223372036854775808", .number(0x1p63)),
        ("1.5e3", .number(1500)), (#""\u00e9\n\ud83d\ude00""#, "é\n😀"), (#""""#, ""), ("[]", []),
        ("{}", [:]), (#"{"a":[1,{"b":null}],"":"x"}"#, ["a": [1, ["b": .null]], "": "x"]),
    ]

    @Test(arguments: documents)
    func `a document is read as what it says`(text: String, value: JSONValue) throws {
        #expect(try parse(text) == value)
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", #"{"a" 1}"#, "nul", "01", "1 2", "\"\u{1}\"", "'a'", "{a:1}", "[1}",
        #""\ud83d""#, "1e999", #"{"a":1,"a":2}"#, "\u{FEFF}[", "NaN",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: JSONError.self) { try parse(text) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        let source = SourceText(name: "test.json", bytes: [0x22, 0xFF, 0x22])
        #expect(throws: JSONError.self) { try JSONValue(parsing: source) }
    }

    @Test func `an error has its place`() throws {
        let error = #expect(throws: JSONError.self) { try parse("{\n  \"a\": 1,\n  \"b\": tru\n}") }
        #expect(error?.span?.line == 3)
        #expect(error?.diagnostic.code == "json-malformed")
    }

    @Test(arguments: ["[", "{\"a\":"])
    func `a hundred thousand levels are refused`(opening: String) {
        let text = String(repeating: opening, count: 100_000)
        #expect(throws: JSONError.self) { try parse(text) }
    }

    @Test func `what was written is read again, and equal values give equal bytes`() throws {
        let value: JSONValue = [
            "z": [1, .number(0.1), "\u{1}\"\\\n\t"], "a": ["ü": true, "": .null], "empty": [:],
        ]
        for layout in [JSONValue.Layout.compact, .lines] {
            let bytes = value.encoded(layout)
            #expect(try JSONValue(parsing: SourceText(name: "", bytes: bytes)) == value)
            #expect(String(decoding: bytes, as: UTF8.self).contains(#"\u0001\"\\\n\t"#))
        }
        #expect(
            String(decoding: value.encoded(.compact), as: UTF8.self).hasPrefix(#"{"a":{"":null"#)
        )
    }

    @Test func `lines are laid out with two spaces`() {
        let value: JSONValue = ["b": [1, 2], "a": [:]]
        let text = "{\n  \"a\": {},\n  \"b\": [\n    1,\n    2\n  ]\n}\n"
        #expect(String(decoding: value.encoded(.lines), as: UTF8.self) == text)
    }
}
