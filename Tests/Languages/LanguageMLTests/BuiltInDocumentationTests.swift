// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import LanguageML
import LanguageSupport
import Testing

/// The page about the language names what every module knows without an import, and nothing else.
struct BuiltInDocumentationTests {
    private let section: String

    init() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/languages/ml.md").standardizedFileURL
        let text = try String(contentsOf: page, encoding: .utf8)
        let parts = text.components(separatedBy: "\n## ")
        section = try #require(parts.first { $0.hasPrefix("Functions of the language\n") })
    }

    @Test func `all functions are there, and no others`() throws {
        let known = try #require(ML().makeSession()).knownNames
            .subtracting(["console", "null", "undefined"])
        let names = section.split(separator: "\n").flatMap { line -> [String] in
            guard line.hasPrefix("| `"), let cell = line.split(separator: "|").first else {
                return []
            }
            return cell.matches(of: /`(\w+)\(/).map { String($0.output.1) }
        }
        #expect(Set(names) == known)
    }

    @Test(arguments: [("texts", "\"\""), ("lists", "[]")])
    func `all methods are there, and no others`(whose: String, value: String) async throws {
        let ran = try await Python.run("for (name in methods(\(value))) { print(name); }")
        let words = whose == "texts" ? /have the methods `([^`]*)`/ : /lists `([^`]*)`/
        let match = try #require(section.firstMatch(of: words))
        let names = match.output.1.split { $0 == " " || $0 == "\n" }.map(String.init)
        #expect(names == ran.lines)
    }
}
