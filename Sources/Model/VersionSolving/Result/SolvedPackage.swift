// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// The version that was chosen for a package.
package struct SolvedPackage: Hashable, Sendable {
    /// One thing that it needs.
    package struct Edge: Hashable, Sendable {
        /// The package that is needed.
        package let name: ManifestName
        /// What is asked of its version.
        package let requirement: VersionRequirement
    }

    /// The package.
    package let name: ManifestName

    /// Its version.
    package let version: Version

    /// Its features that something switched on, in order; `default` among them where it is on and
    /// switches something on.
    package let features: [String]

    /// What it needs with those features, by name.
    package let dependencies: [Edge]

    /// Whether only the project's tests need it.
    package let isDevelopmentOnly: Bool
}
