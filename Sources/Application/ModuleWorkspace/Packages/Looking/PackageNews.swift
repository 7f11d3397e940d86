// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// Which versions of a package there are beside the locked one.
package struct PackageNews: Hashable, Sendable {
    /// The package.
    package let name: PackageName
    /// The version in the lock.
    package let locked: Version
    /// The version that `tenon update` would choose.
    package let allowed: Version
    /// The newest version that was not withdrawn; a prerelease only where there is nothing else.
    package let newest: Version
    /// Why the locked version was withdrawn; `nil` when it was not.
    package let withdrawn: String?

    /// Whether there is anything to tell.
    package var isNews: Bool { locked != allowed || locked < newest || withdrawn != nil }
}
