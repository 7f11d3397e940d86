// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// Sources that nobody would write: an answer, never a crash and never Python's own words.
@Suite struct MLHostileTests {
    private static let deep = 50_000

    static let sources: [(name: String, bytes: [UInt8])] = [
        ("parentheses", of("x = ", "(") + of("1", ")") + of(";", "")),
        ("blocks", of("", "if (true) {")), ("lists", of("x = ", "[")),
        ("minus", of("x = ", "-") + Array("1;".utf8)), ("sums", of("x = 0", " + 1") + [0x3B]),
        ("members", of("o = {}; x = o", ".a") + [0x3B]),
        ("else", of("if (true) {}", " elif (true) {}")),
        ("nested else", of("", "if (true) {} elif (true) {")),
        ("functions", of("x = ", "fn() => ") + Array("1;".utf8)),
        ("conditions", of("x = ", "true ? 1 : ") + Array("1;".utf8)),
        ("handlers", of("", "try {")), ("imports", of("", "import m;")),
        ("statements", of("", ";")), ("quotes", of("x = ", "\"'")),
        ("nothing", []), ("NUL", Array("x = 1;\0 print(x);".utf8)),
        ("not UTF-8", [0x78, 0x3D, 0x22, 0xFF, 0xFE, 0x22, 0x3B]),
        ("half a character", [0x78, 0x3D, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x3B]),
        ("an open text", Array("x = \"abc".utf8)),
        ("escapes", Array("x = \"\u{1b}[31m\"; \u{1b}[0m".utf8)),
        ("UTF-16", [0xFF, 0xFE, 0x78, 0, 0x3D, 0, 0x31, 0, 0x3B, 0]),
        (
            "a long line",
            Array("x = \"".utf8) + [UInt8](repeating: 0x61, count: 10_000_000) + [0x22, 0x3B]
        ),
        ("a long name", [UInt8](repeating: 0x61, count: 10_000_000) + Array(" = 1;".utf8)),
        ("a long number", Array("x = ".utf8) + [UInt8](repeating: 0x39, count: 100_000) + [0x3B]),
    ]

    private static func of(_ start: String, _ repeated: String) -> [UInt8] {
        Array((start + String(repeating: repeated, count: deep)).utf8)
    }

    @Test(arguments: sources.map(\.name))
    func `a hostile source is answered`(name: String) async throws {
        let source = try #require(Self.sources.first { $0.name == name })
        let tenon = try TenonProgram()
        try tenon.write(source.bytes, to: "bad.ml")
        try tenon.write("import bad;", to: "main.ml")
        for entry in ["bad.ml", "main.ml"] {
            let outcome = try await tenon("run", "--allow-current-dir", entry)
            outcome.expectHarmless(name)
            #expect(!outcome.errors.contains("Traceback"), outcome.summary)
            #expect(outcome.code != "generated-code-invalid", outcome.summary)
        }
    }
}
