// SPDX-License-Identifier: Apache-2.0

/// What somebody searches for.
package struct SearchQuery: Hashable, Sendable {
    /// The farthest result that can be asked for; nobody reads on so long.
    package static let farthest = 10_000

    /// What was typed: words, and perhaps `author:`, `keyword:` and `language:`.
    ///
    /// Any text is a query.
    package var text: String

    /// A keyword that the package must have.
    package var keyword: String?

    /// An author that the package must have: the whole name, or a word of it.
    package var author: String?

    /// The language that the package must be written in.
    package var language: String?

    /// The most results.
    package var limit: Int

    /// How many results are left out at the beginning.
    package var offset: Int

    /// Asks for a text.
    package init(
        _ text: String,
        keyword: String? = nil,
        author: String? = nil,
        language: String? = nil,
        limit: Int = 20
    ) {
        self.text = text
        self.keyword = keyword
        self.author = author
        self.language = language
        self.limit = limit
        offset = 0
    }
}
