// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// One version of a package with its files, all of which are what the index promised.
package struct RegistryPackage: Hashable, Sendable {
    /// The package.
    package let name: PackageName

    /// What the index says of it.
    package let release: PackageRelease

    /// What it says of itself.
    package let manifest: Manifest

    /// The files, sorted by path.
    package let files: [ModuleFile]

    /// The digest of each file, by path; together they are the release's digest.
    package let digests: [String: ContentDigest]
}
