// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// One file of a package archive.
package struct ArchiveFile: Hashable, Sendable {
    /// The path below `package/`.
    package let path: ModulePath

    /// The content.
    package let bytes: [UInt8]

    /// Creates a file.
    package init(path: ModulePath, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
