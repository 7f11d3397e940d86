// SPDX-License-Identifier: Apache-2.0

/// What was found.
package struct SearchResults: Hashable, Sendable {
    /// How many packages fit; counting stops at ``SearchQuery/farthest``.
    package let total: Int

    /// The packages that were asked for, the best first.
    package let hits: [SearchHit]

    /// Words that were taken for others because they were probably misspelled: `recat` for `react`.
    package let corrections: [String: String]
}
