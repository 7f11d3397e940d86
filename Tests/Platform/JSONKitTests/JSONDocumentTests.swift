// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONKit
import TestSupport
import Testing

@Suite struct JSONDocumentTests {
    private func parse(
        _ text: String,
        limits: JSONDocument.Limits = .init()
    ) throws(JSONError) -> JSONDocument {
        try JSONDocument(parsing: SourceText(name: "test.json", text: text), limits: limits)
    }

    private func failure(_ bytes: [UInt8], limits: JSONDocument.Limits = .init()) -> JSONError? {
        #expect(throws: JSONError.self) {
            try JSONDocument(parsing: SourceText(name: "test.json", bytes: bytes), limits: limits)
        }
    }

    @Test func `values are found by key and in order`() throws {
        let root = try parse(#"{"b": [1, "x", null, -2.5, true], "a": {"é\u0000": 7}}"#).root
        #expect(root.kind == .object)
        #expect(root.members.map { $0.map(\.key) } == ["b", "a"])
        let elements = try #require(root["b"]?.elements).map { $0 }
        #expect(elements.map(\.kind) == [.number, .string, .null, .number, .boolean])
        #expect(elements[0].integer == 1 && elements[1].string == "x" && elements[3].number == -2.5)
        #expect(
            elements[3].integer == nil && elements[0].string == nil && elements[4].boolean == true
        )
        #expect(root["a"]?["é\0"]?.integer == 7)
        #expect(root["c"] == nil && elements[0]["c"] == nil && elements[0].members == nil)
    }

    @Test func `every value and key knows its place`() throws {
        let root = try parse("{\n  \"a\": [10, {\"k\": \"wörd\", \"z\": 1.5}],\n  \"b\": true\n}")
            .root
        let inner = try #require(root["a"]?.elements?.dropFirst().first { _ in true })
        let word = try #require(inner["k"]?.span)
        #expect((word.line, word.column, word.length) == (2, 19, 6))
        #expect(inner["z"]?.span?.column == 32)
        let key = try #require(root.members?.first { $0.key == "b" }?.keySpan)
        #expect((key.line, key.column, key.length) == (3, 3, 3))
        #expect(root.span?.line == 1 && root["b"]?.span?.column == 8)
    }

    static let faults: [(text: String, code: String, line: Int, column: Int)] = [
        ("{\n  \"a\": tru\n}", "json-malformed", 2, 8), ("[1,\n 2", "json-malformed", 2, 3),
        ("{\"a\" 1}", "json-malformed", 1, 6), ("[1 2]", "json-malformed", 1, 4),
        ("\u{FEFF}[]", "json-malformed", 1, 1), ("[\"a\nb\"]", "json-malformed", 1, 4),
        ("[\"\\x\"]", "json-malformed", 1, 3), ("[] []", "json-malformed", 1, 4),
        ("{\"a\": 1,\n \"a\": 2}", "json-duplicate-key", 2, 2),
        ("[{\"b\": 1, \"a\": 2,\n\"b\": {}}]", "json-duplicate-key", 2, 1),
        ("[123456789012345678901234567890]", "json-malformed", 1, 2),
        ("<<<<<<< HEAD\n{}", "json-malformed", 1, 1), ("[01]", "json-malformed", 1, 3),
        ("[\"a\u{0}b\"]", "json-malformed", 1, 4), ("", "json-malformed", 1, 1),
    ]

    @Test(arguments: faults)
    func `a fault has a code and a place`(text: String, code: String, line: Int, column: Int) {
        let error = failure(Array(text.utf8))
        #expect(error?.code == code)
        #expect(error?.span?.line == line && error?.span?.column == column)
    }

    @Test func `hostile texts are errors`() {
        #expect(failure([]) != nil)
        #expect(failure([0x22, 0xC3, 0x22])?.code == "json-malformed")
        #expect(failure([0x5B, 0, 0x5D])?.code == "json-malformed")
        let brackets = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(failure(brackets)?.code == "json-too-deep" || failure(brackets) != nil)
        let closed = brackets + [UInt8](repeating: UInt8(ascii: "]"), count: 100_000)
        #expect(failure(closed)?.code == "json-too-deep")
        #expect(failure(closed, limits: .init(size: 1000))?.code == "json-too-large")
        let keys =
            String(repeating: #"{"a":"#, count: 129) + "1" + String(repeating: "}", count: 129)
        #expect(failure(Array(keys.utf8))?.code == "json-too-deep")
    }

    @Test func `a line of fifty megabytes is read`() throws {
        let long = "[\"" + String(repeating: "x", count: 50_000_000) + "\"]"
        let root = try parse(long).root
        #expect(root.elements?.first { _ in true }?.string?.utf8.count == 50_000_000)
    }

    /// Keys that Swift takes for equal, and a dictionary would merge.
    @Test func `canonical equivalents are not silently merged`() {
        let text = "{\"caf\u{E9}\": 1, \"cafe\u{301}\": 2}"
        let error = #expect(throws: JSONError.self) {
            try JSONValue(parsing: SourceText(name: "test.json", text: text))
        }
        #expect(error?.code == "json-duplicate-key")
    }

    /// The slow scanner, which places faults, has to refuse what simdjson refuses, and nothing else.
    @Test func `the fast and the slow reader agree`() throws {
        let seeds = [
            #"{"a":[1,-2.5e+3,true,false,null,"x\n\u00e9\ud83d\ude00"],"b":{"c":{}},"d":[]}"#,
            "[0,-0,1.0,1e1,\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "  {\"k\" : [ ] }\n",
        ].map { Array($0.utf8) }
        var random = SeededGenerator(seed: 3)
        for round in 0..<6000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = .random(in: 0...255, using: &random)
                default:
                    let marks = Array(#"{}[]",:\u0e-+.1tfn "#.utf8)
                    bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
                }
            }
            let source = SourceText(name: "fuzz", bytes: bytes)
            do {
                _ = try JSONDocument(parsing: source)
            } catch  where error.code == "json-malformed" {
                // Without a place, the slow reader found nothing wrong.
                #expect(error.span != nil, "\(String(decoding: bytes, as: UTF8.self))")
            } catch {}
        }
    }

    @Test(arguments: [
        #"{"a": 1, "a": 2}"#, #"["\ud800", 1e999, 123456789012345678901234567890]"#,
        "\u{FEFF} null",
        String(repeating: "[", count: 500) + String(repeating: "]", count: 500), #" "\u00e9" "#,
    ])
    func `the grammar alone allows more`(text: String) {
        #expect(JSONDocument.fault(in: SourceText(name: "a", text: text)) == nil)
    }

    @Test(arguments: [
        ("", 1), ("[1,]", 4), ("{'a': 1}", 2), ("[1] 2", 5), ("[01]", 3), (#""\x""#, 2),
        ("[\"\t\"]", 3),
    ])
    func `a fault of the grammar has its place`(text: String, column: Int) {
        for long in [false, true] {
            let text = text + (long ? String(repeating: " ", count: 1 << 15) : "")
            let fault = JSONDocument.fault(in: SourceText(name: "a", text: text))
            #expect(fault?.code == "json-malformed")
            #expect(text.allSatisfy { $0 == " " } || fault?.span?.column == column)
        }
    }
}
