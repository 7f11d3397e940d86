// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import LanguageML
import LanguageSupport
import Testing

/// The programs in `Programs/`, each a file: sections `# path`, then `# output`.
struct ProgramTests {
    /// A program and what it prints.
    struct Case: CustomTestStringConvertible {
        let name: String
        let text: String
        var testDescription: String { name }
        var program: MLProgram { MLProgram(parsing: parts.program) }
        var output: [String] { parts.output.split(separator: "\n").map(String.init) }

        private var parts: (program: String, output: String) {
            let parts = text.components(separatedBy: "# output\n")
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }

    static let cases: [Case] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Corpus/programs.txt")
        let text = (try? String(contentsOf: folder, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "\n== ").dropFirst().map { part in
            let name = part.prefix { $0 != "\n" }
            return Case(name: String(name), text: String(part.dropFirst(name.count + 1)))
        }
    }()

    @Test func `there is a program for each kind of use`() {
        #expect(Self.cases.count >= 34)
        #expect(Set(Self.cases.map(\.name)).count == Self.cases.count)
    }

    @Test(arguments: cases)
    func `a program prints the same from one file and from many`(example: Case) async throws {
        for layout in OutputLayout.allCases {
            let ran = try await Python.run(example.program, as: layout)
            #expect(ran.lines == example.output, "\(layout) \(ran.error)")
            #expect(!ran.failed, "\(layout) \(ran.error)")
        }
    }

    @Test(arguments: cases)
    func `the same program becomes the same bytes`(example: Case) throws {
        for layout in OutputLayout.allCases {
            #expect(try example.program.link(as: layout) == example.program.link(as: layout))
        }
    }
}
