// SPDX-License-Identifier: Apache-2.0

/// How much the store holds.
package struct StoreInfo: Hashable, Sendable {
    /// The names that can be imported.
    package var savedModules: Int

    /// The revisions of all names, also of removed ones.
    package var savedRevisions: Int

    /// The URLs that are remembered.
    package var fetchedURLs: Int

    /// The lock files that are known.
    package var knownLocks: Int

    /// The blobs.
    package var blobs: Int

    /// The bytes of all blobs.
    package var blobBytes: Int

    /// The bytes of the index.
    package var indexBytes: Int
}
