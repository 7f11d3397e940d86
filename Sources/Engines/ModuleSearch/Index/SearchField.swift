// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What of a package is searched, the weightiest first.
enum SearchField: CaseIterable {
    /// The words of the name, and the name as one word.
    case name
    /// The keywords.
    case keywords
    /// The names that it exports.
    case exports
    /// The summary and the authors.
    case summary
    /// The documentation.
    case text

    /// Words that stand for several: a name without the signs between its parts.
    func joinedWords(of record: SearchRecord) -> [String] {
        switch self {
        case .name: [NameKey.joined(record.name.name)]
        case .keywords: record.keywords.prefix(64).flatMap { WordSplitter.words($0, limit: 8) }
        case .exports: record.exports.prefix(512).flatMap { WordSplitter.words($0, limit: 8) }
        case .summary, .text: []
        }
    }

    /// The words of `record` in this field; the same record has the same words at any time.
    func words(of record: SearchRecord) -> [String] {
        switch self {
        case .name:
            WordSplitter.words(record.name.name, limit: 16)
                + WordSplitter.words(record.name.scope, limit: 16)
        case .keywords:
            record.keywords.prefix(64).flatMap { WordSplitter.nameWords($0, limit: 8) }
        case .exports:
            record.exports.prefix(512).flatMap { WordSplitter.nameWords($0, limit: 8) }
        case .summary:
            WordSplitter.words(record.summary, limit: 128)
                + record.authors.prefix(16).flatMap { WordSplitter.words($0, limit: 8) }
        case .text: WordSplitter.words(record.text, limit: 1_000)
        }
    }
}
