// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Names as single words, which no text has: `§` is no letter.
enum NameKey {
    /// A name without its scope, `§csvparse` for `csv-parse`, and with it, `¶alicecsvparse`.
    static func words(of name: PackageName) -> [String] {
        ["§" + joined(name.name), "¶" + joined(name.scope) + joined(name.name)]
    }

    /// A text as one word, `csvparse` for `csv-parse`.
    static func joined(_ text: String) -> String { WordSplitter.words(text, limit: 16).joined() }

    /// The expression that finds a name written as those words, however they are put together.
    static func exactly(_ words: [String]) -> String {
        let key = words.joined()
        return "(\"§\(key)\" OR \"¶\(key)\")"
    }

    /// The expression that finds names that begin with those words.
    static func beginning(_ words: [String]) -> String { "(\"§\(words.joined())\" *)" }
}
