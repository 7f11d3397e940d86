// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// Which advisories there are, and what each is about: `advisories/all.json`.
///
/// Small, so that who asks reads this and then only what is about modules that it has.
package struct AdvisoryList: Hashable, Sendable {
    /// The format that is read and written here.
    package static let formatVersion: Int64 = 1

    /// One advisory.
    package struct Entry: Hashable, Sendable {
        /// The name.
        package let id: AdvisoryID
        /// When it was last changed.
        package let modified: Timestamp
        /// What it is about: see `Advisory.subjects`.
        package let subjects: Set<String>

        /// Creates an entry.
        package init(id: AdvisoryID, modified: Timestamp, subjects: Set<String>) {
            self.id = id
            self.modified = modified
            self.subjects = subjects
        }

        /// The entry of an advisory.
        package init(_ advisory: Advisory) {
            self.init(
                id: advisory.id,
                modified: advisory.modified,
                subjects: advisory.subjects
            )
        }
    }

    /// The advisories, sorted by name.
    package let entries: [Entry]

    /// Creates a list; sorts the entries.
    package init(_ entries: [Entry]) {
        self.entries = entries.sorted { $0.id < $1.id }
    }
}
