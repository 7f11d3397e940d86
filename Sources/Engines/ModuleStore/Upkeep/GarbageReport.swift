// SPDX-License-Identifier: Apache-2.0

/// What a collection of garbage removed, or would remove.
package struct GarbageReport: Hashable, Sendable {
    /// The number of blobs.
    package var removedBlobs = 0

    /// Their bytes.
    package var removedBytes = 0

    /// The number of files that interrupted writes had left behind.
    package var removedLeftovers = 0

    /// The number of URLs that were forgotten.
    package var forgottenURLs = 0

    /// The number of blobs that stay.
    package var keptBlobs = 0
}
