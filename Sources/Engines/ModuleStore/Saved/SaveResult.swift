// SPDX-License-Identifier: Apache-2.0

/// What a save has come to.
package struct SaveResult: Hashable, Sendable {
    /// The newest revision.
    package let revision: SavedRevision

    /// Whether the save made it; `false` when the newest one was the same already.
    package let isNew: Bool
}
