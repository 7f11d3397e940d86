// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What a search found.
package struct SiteMatches: Hashable, Sendable {
    /// How many packages there are in all.
    package var total: Int

    /// Those that were asked for, best first.
    package var records: [SearchRecord]

    /// Holds what was found.
    package init(total: Int, records: [SearchRecord]) {
        self.total = total
        self.records = records
    }
}
