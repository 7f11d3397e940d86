// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel

/// One file of the blob store, as its name says.
package struct StoredBlob: Hashable, Sendable {
    /// The content, if the file is what its name says.
    package let digest: ContentDigest

    /// The suffix of the name.
    package let suffix: String

    /// The file.
    package let path: FilePath

    /// The size in bytes.
    package let size: Int

    /// When it was put last.
    package let modified: Timestamp
}
