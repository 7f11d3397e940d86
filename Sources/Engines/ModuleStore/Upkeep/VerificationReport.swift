// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// What a check of the whole store found.
package struct VerificationReport: Hashable, Sendable {
    /// The number of blobs that were hashed.
    package var checkedBlobs = 0

    /// Their bytes.
    package var checkedBytes = 0

    /// The number of saved revisions that were checked.
    package var checkedRevisions = 0

    /// What is wrong; empty when the store is sound.
    package var faults: [Diagnostic] = []
}
