// SPDX-License-Identifier: Apache-2.0

/// Writes what the full-text index is asked for.
///
/// Words come from ``WordSplitter`` and stand between quotes, so that nothing in them means anything to the index.
struct MatchExpression {
    /// What is accepted for one word of a query.
    struct Choice {
        /// The word.
        let word: String
        /// Whether words that begin with it count too.
        let isOpen: Bool
        /// The words that begin with it, where they are known and few.
        var endings: [String] = []
        /// Words that were perhaps meant instead.
        var others: [String] = []
    }

    /// One for each word of a query.
    var choices: [Choice]

    /// What must be there besides.
    let facets: [Facet]

    /// The expression that asks for all words.
    var text: String {
        let words = choices.map { choice in
            let own =
                choice.isOpen && choice.endings.isEmpty
                ? "\"\(choice.word)\" *" : "\"\(choice.word)\""
            let more = (choice.endings + choice.others).map { "\"\($0)\"" }
            return "(" + ([own] + more).joined(separator: " OR ") + ")"
        }
        return with(words)
    }

    /// The expression that asks for `parts`, and for the facets.
    func with(_ parts: [String]) -> String {
        (parts + facets.map { "\"\($0.word)\"" }).joined(separator: " AND ")
    }
}
