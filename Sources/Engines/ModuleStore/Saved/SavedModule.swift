// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// The history of one name.
package struct SavedModule: Hashable, Sendable {
    /// The revisions, the newest first; at least one.
    package let revisions: [SavedRevision]

    /// When the name was removed; `nil` while it can be imported.
    package let removedAt: Timestamp?
}
