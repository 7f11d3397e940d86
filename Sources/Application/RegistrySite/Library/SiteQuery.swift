// SPDX-License-Identifier: Apache-2.0

/// What somebody looks for.
package struct SiteQuery: Hashable, Sendable {
    /// How many matches a page shows.
    package static let pageSize = 30

    /// The most bytes of a query that are read.
    package static let textLimit = 200

    /// The words.
    package var text: String

    /// How many matches are wanted.
    package var limit: Int

    /// How many matches to leave out at the start.
    package var offset: Int

    /// Asks for the first matches; what is too long is cut off.
    package init(_ text: String, limit: Int = SiteQuery.pageSize, offset: Int = 0) {
        self.text = String(decoding: text.utf8.prefix(Self.textLimit), as: UTF8.self)
        self.limit = limit
        self.offset = offset
    }
}
