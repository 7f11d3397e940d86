// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import LanguageML

struct GrammarTests {
    @Test func `what the first implementation took is taken, and nothing else`() throws {
        var differences: [String] = []
        for (program, row) in try Corpus.rows("grammar.tsv", program: 1) {
            let problems = Parser.parse(Array(program.utf8)).problems
            if problems.isEmpty != (row[0] == "accept") {
                differences.append("\(row[0]): \(program) \(problems.map(\.reason))")
            }
        }
        #expect(differences == [])
    }
}
