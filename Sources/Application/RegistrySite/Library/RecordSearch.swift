// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// A search that looks at every record: no index, no tolerance of typing errors.
struct RecordSearch {
    private let query: SiteQuery
    private let words: [String]

    init(_ query: SiteQuery) {
        self.query = query
        words = query.text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }
            .map(String.init)
    }

    func matches(in records: [SearchRecord]) -> SiteMatches {
        guard !words.isEmpty else { return SiteMatches(total: 0, records: []) }
        let found = records.compactMap { record in
            points(of: record).map { (record: record, score: $0) }
        }
        let ranked = found.sorted {
            ($1.score, $1.record.downloads, $0.record.name)
                < ($0.score, $0.record.downloads, $1.record.name)
        }
        let wanted = ranked.dropFirst(query.offset).prefix(query.limit)
        return SiteMatches(total: found.count, records: wanted.map(\.record))
    }

    /// How well a record fits; `nil` unless every word is in it.
    private func points(of record: SearchRecord) -> Int? {
        var sum = record.isDeprecated ? -20 : 0
        for word in words {
            guard let points = points(of: word, in: record) else { return nil }
            sum += points
        }
        return sum
    }

    private func points(of word: String, in record: SearchRecord) -> Int? {
        let name = record.name
        if name.name == word { return 100 }
        if name.name.hasPrefix(word) { return 60 }
        if name.scope == word || name.name.contains(word) { return 40 }
        if record.keywords.contains(where: { $0.lowercased() == word }) { return 35 }
        if record.exports.contains(where: { $0.lowercased() == word }) { return 30 }
        if record.summary.lowercased().contains(word) { return 20 }
        if record.keywords.contains(where: { $0.lowercased().contains(word) }) { return 15 }
        if record.authors.contains(where: { $0.lowercased().contains(word) }) { return 12 }
        if name.description.contains(word) { return 12 }
        return record.text.lowercased().contains(word) ? 5 : nil
    }
}
