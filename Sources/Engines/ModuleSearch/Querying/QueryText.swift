// SPDX-License-Identifier: Apache-2.0

/// A query, taken apart: the words and the filters that it holds.
struct QueryText: Hashable {
    /// More words are left out: each only narrows the search.
    private static let wordLimit = 12

    /// More text is no query.
    private static let longest = 1_000

    /// The words in order, each once.
    private(set) var words: [String] = []

    /// What packages must have besides.
    private(set) var facets: [Facet] = []

    /// Whether the last word may go on: nothing follows it.
    private(set) var lastWordIsOpen = false

    /// Understands a query; there is none that can't be understood.
    init(_ query: SearchQuery) {
        let text = query.text.prefix(Self.longest)
        for part in Self.parts(of: text) {
            if let facet = Self.facet(part) {
                facets.append(facet)
                lastWordIsOpen = false
            } else {
                words += WordSplitter.words(part, limit: Self.wordLimit)
                lastWordIsOpen = text.last?.isWhitespace == false
            }
        }
        words = Array(WordSplitter.unique(words).prefix(Self.wordLimit))
        let named = [
            (Facet.Kind.keyword, query.keyword), (.author, query.author),
            (.language, query.language),
        ]
        for (kind, value) in named {
            guard let value, let facet = Facet(kind, value) else { continue }
            facets.append(facet)
        }
        isEmpty = facets.isEmpty && text.allSatisfy(\.isWhitespace)
    }

    /// Whether nothing at all was asked for; signs without letters ask for something that nothing has.
    private(set) var isEmpty = false

    /// The words as one: what the name of a package is compared with.
    var key: String { words.joined() }

    /// Splits at spaces that are not between quotes.
    private static func parts(of text: some StringProtocol) -> [String] {
        var parts: [String] = []
        var part = ""
        var isQuoted = false
        for character in text {
            if character == "\"" {
                isQuoted.toggle()
            } else if character.isWhitespace, !isQuoted {
                parts.append(part)
                part = ""
            } else {
                part.append(character)
            }
        }
        return (parts + [part]).filter { !$0.isEmpty }
    }

    /// `author:alice`; a word before a colon that is no filter is just a word.
    private static func facet(_ part: String) -> Facet? {
        guard let colon = part.firstIndex(of: ":"),
            let kind = Facet.Kind(rawValue: part[..<colon].lowercased())
        else { return nil }
        return Facet(kind, String(part[part.index(after: colon)...]))
    }
}
