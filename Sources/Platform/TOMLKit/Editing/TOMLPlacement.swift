// SPDX-License-Identifier: Apache-2.0

/// Where an edit puts what was not there before.
package struct TOMLPlacement: Hashable, Sendable {
    /// Whether a new member of a sorted table is put where it keeps the table sorted; else it comes last.
    package var keepsSorted: Bool

    /// The usual order of the tables of a document: a new one is put behind the last that comes before it.
    package var tableOrder: [String]

    /// Puts members last, and new tables at the end, unless told otherwise.
    package init(keepsSorted: Bool = false, tableOrder: [String] = []) {
        self.keepsSorted = keepsSorted
        self.tableOrder = tableOrder
    }
}
