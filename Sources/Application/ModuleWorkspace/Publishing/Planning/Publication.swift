// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel
package import RegistryIndex

/// A package that was published, and read back.
package struct Publication: Sendable {
    /// The package.
    package let name: PackageName
    /// The version.
    package let version: Version
    /// Where it is, for people.
    package let destination: String
    /// The tree of files.
    package let digest: ContentDigest
    /// Whether the registry had it before.
    package let wasThere: Bool
    /// What the server has to say about it.
    package let findings: [PackageFinding]
    /// The files that were written for a pull request, below its folder.
    package let written: [FilePath]
}
