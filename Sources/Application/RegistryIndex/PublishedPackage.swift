// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// A version that a registry has taken.
package struct PublishedPackage: Hashable, Sendable {
    /// The package.
    package let name: PackageName

    /// The version, as the index lists it.
    package let release: PackageRelease
}
