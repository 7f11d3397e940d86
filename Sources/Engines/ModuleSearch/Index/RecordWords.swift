// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The words of a record, as the full-text indexes hold them.
struct RecordWords {
    /// What the full-text index of each of ``SearchStage/tables`` gets, in their order.
    let texts: [String]

    /// The words that misspelled ones are compared with.
    let vocabulary: [String]

    /// Takes a record apart.
    init(_ record: SearchRecord) {
        var words = NameKey.words(of: record.name) + Facet.all(of: record).map(\.word)
        var texts: [String] = []
        var vocabulary: [String] = []
        for field in SearchField.allCases {
            let own = field.words(of: record)
            words = WordSplitter.unique(words + own + field.joinedWords(of: record))
            texts.append(words.joined(separator: " "))
            if field != .text { vocabulary += own.filter { $0.utf8.count > 2 } }
        }
        self.texts = texts
        self.vocabulary = WordSplitter.unique(vocabulary)
    }
}
