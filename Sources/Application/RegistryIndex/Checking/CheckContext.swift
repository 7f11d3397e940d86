// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What a checker is told about the registry that a package is meant for.
package struct CheckContext: Sendable {
    /// The versions that the registry has of the package, in ascending order.
    package var published: [Version] = []

    /// The names of packages that many use, which no new name may look like.
    package var popularNames: [PackageName] = []

    /// A version that was published before, and what its modules offer.
    package struct Previous: Sendable {
        /// The version.
        package let version: Version
        /// What its modules offer, by the key that importers use.
        package let modules: [String: ModuleDocumentation]

        /// Describes a version.
        package init(version: Version, modules: [String: ModuleDocumentation]) {
            self.version = version
            self.modules = modules
        }
    }

    /// The newest version below the one that is checked; `nil` when there is none.
    package var previous: Previous?

    /// How large a package may be.
    package var limits = CheckLimits()

    /// Describes a registry that has nothing.
    package init() {}
}
