// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// One immutable state of a saved module.
package struct SavedRevision: Hashable, Sendable {
    /// One file of it.
    package struct File: Hashable, Sendable {
        /// The path inside the module.
        package let path: ModulePath

        /// The content.
        package let digest: ContentDigest

        /// The size in bytes.
        package let size: Int

        /// The suffix under which the blob store keeps it.
        package var suffix: String { BlobStore.suffix(of: path.description) }
    }

    /// The name, as it was written when it was saved last.
    package let name: ModuleName

    /// Counted from 1, without gaps, never used again.
    package let number: Int

    /// The digest of the file, or of the tree when there are several.
    package let digest: ContentDigest

    /// The file that an import of the name means.
    package let entry: ModulePath

    /// The language of the entry, as its descriptor names it.
    package let language: String

    /// What the module asks for.
    package let permissions: PermissionSet

    /// When it was saved.
    package let created: Timestamp

    /// The files, sorted by path; at least one.
    package let files: [File]

    /// The revision that `undo` goes back to.
    let previous: Int?

    /// The file at a path.
    package func file(_ path: ModulePath) -> File? {
        files.first { $0.path == path }
    }
}
