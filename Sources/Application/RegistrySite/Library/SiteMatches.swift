// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What a search found.
package struct SiteMatches: Hashable, Sendable {
    /// How many packages there are in all.
    package var total: Int

    /// Those that were asked for, best first.
    package var records: [SearchRecord]

    /// Words that were taken for others, which were probably meant: `tabel` for `table`.
    package var corrections: [String: String]

    /// Holds what was found.
    package init(
        total: Int,
        records: [SearchRecord],
        corrections: [String: String] = [:]
    ) {
        self.total = total
        self.records = records
        self.corrections = corrections
    }
}
