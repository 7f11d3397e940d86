// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Something that a package has exactly or not at all: a keyword, an author, a language.
struct Facet: Hashable {
    /// What it is; the raw value is how people write it in a query.
    enum Kind: String {
        case keyword
        case author
        case language
    }

    /// The one word that stands for it in an index; no text has such a word, for `¶` is no letter.
    let word: String

    /// A facet; `nil` when the value has no letters.
    init?(_ kind: Kind, _ value: String) {
        let words = WordSplitter.words(value, limit: 16)
        guard !words.isEmpty else { return nil }
        word = "¶\(kind.rawValue)¶" + words.joined(separator: "·")
    }

    /// The facets of a record, each once; an author counts by the whole name and by each word of it.
    static func all(of record: SearchRecord) -> [Facet] {
        var facets = record.keywords.prefix(64).compactMap { Facet(.keyword, $0) }
        for author in record.authors.prefix(16) {
            facets += [author].compactMap { Facet(.author, $0) }
            facets += WordSplitter.words(author, limit: 16).compactMap { Facet(.author, $0) }
        }
        facets += [record.language].compactMap { Facet(.language, $0) }
        var seen: Set<Facet> = []
        return facets.filter { seen.insert($0).inserted }
    }
}
