// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `docs/diagnostics.md` lists every code that the sources can show, and no other.
@Suite struct DiagnosticCodesTests {
    @Test func `every code has its line`() throws {
        let listed = Set(try Self.listed())
        let missing = try Self.used().filter { !listed.contains($0.key) }
        #expect(missing == [:], "docs/diagnostics.md lacks these")
    }

    @Test func `every line has its code`() throws {
        let used = try Self.used()
        let unused = try Self.listed().filter { used[$0] == nil }
        #expect(unused == [], "nothing in Sources shows these")
    }

    @Test func `codes are listed once, sorted within their area`() throws {
        let areas = try Self.areas()
        for area in areas {
            let misplaced = zip(area, area.dropFirst()).filter { $0 > $1 }.map(\.1)
            #expect(misplaced == [])
        }
        let counts = Dictionary(areas.flatMap(\.self).map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts.filter { $0.value > 1 } == [:])
    }

    @Test func `codes are found however they are written`() {
        let text = """
            Diagnostic(code: "a-1", message: "no-code")
            throw LockError(
                error.code == "b-1" ? "b-2" : "b-3",
            return Self(
                "c-1",
            (code, reason) = ("d-1", "words")
            private var code: String {
                switch failure {
                case .notFound: "e-1"
                }
            }
            package enum Code: String, Sendable {
                case malformed = "f-1"
            }
            """
        #expect(Self.codes(in: text).sorted() == ["a-1", "b-2", "b-3", "c-1", "d-1", "e-1", "f-1"])
    }

    // MARK: The page

    private static func areas() throws -> [[String]] {
        let page = URL(filePath: #filePath).appending(path: "../../../docs/diagnostics.md")
        let text = try String(contentsOf: page.standardizedFileURL, encoding: .utf8)
        return text.components(separatedBy: "\n## ").dropFirst().map { area in
            area.matches(of: /(?m)^\| `([a-z0-9-]+)` \|/).map { String($0.1) }
        }
    }

    private static func listed() throws -> [String] { try areas().flatMap(\.self) }

    // MARK: The sources

    /// Each code, with one file that shows it.
    private static func used() throws -> [String: String] {
        var used: [String: String] = [:]
        for file in try SourceFile.all() {
            for code in codes(in: file.text) { used[code] = file.path }
        }
        return used
    }

    /// The codes in a source: after `code:`, as the first argument of an error, as the values of an
    /// `enum Code` or of a property `code`.
    static func codes(in text: String) -> Set<String> {
        let places: [Regex<(Substring, Substring)>] = [
            /\bcode: ([^,\n]*)/,
            /(?:Error|Failure|Malformed|Self|\bself\.init)\(\s*([^,()]*?),/,
            /\(code, \w+\) = \(([^,]*),/,
            /enum (?:Code|Kind): String[^{]*\{([^}]*)\}/,
            /var code: String \{\n((?:  .*\n)*?    \}|(?:.*\n)*?\})/,
        ]
        var codes: Set<String> = []
        for (index, place) in places.enumerated() {
            for match in text.matches(of: place) {
                // What is compared with is not shown; a single word may be another argument.
                let values = match.1.replacing(/== "[^"]*"/, with: "")
                for literal in values.matches(of: /"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/)
                where index == 0 || literal.1.contains("-") {
                    codes.insert(String(literal.1))
                }
            }
        }
        return codes
    }
}
