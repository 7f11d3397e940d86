// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// What became of each entry of a store that was imported.
package struct ImportReport: Hashable, Sendable {
    /// One entry of the old store.
    package struct Entry: Hashable, Sendable {
        /// The name in the old store, as it came.
        package let key: String

        /// What became of it.
        package let outcome: Outcome
    }

    /// What became of an entry.
    package enum Outcome: Hashable, Sendable {
        /// It is saved.
        case saved(SaveResult)
        /// It is not, and why.
        case refused(Diagnostic)
    }

    /// The entries, the oldest first.
    package let entries: [Entry]
}
