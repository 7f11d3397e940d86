// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What a checker is told about the registry that a package is meant for.
package struct CheckContext: Sendable {
    /// The versions that the registry has of the package, in ascending order.
    package var published: [Version] = []

    /// The names of packages that many use, which no new name may look like.
    package var popularNames: [PackageName] = []

    /// How large a package may be.
    package var limits = CheckLimits()

    /// Describes a registry that has nothing.
    package init() {}
}
