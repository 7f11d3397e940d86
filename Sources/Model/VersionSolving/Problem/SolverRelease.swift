// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// One version of a package, with what the solver asks about it.
package struct SolverRelease: Hashable, Sendable {
    /// The version.
    package var version: Version

    /// The packages that it needs; optional ones only when a feature switches them on.
    package var dependencies: [ManifestName: Dependency]

    /// What each optional part switches on (`docs/solving.md`, "Features").
    package var features: [String: [String]]

    /// The languages and runtimes that it runs on.
    package var requirements: [String: VersionRequirement]

    /// When it was published; `nil` when nobody knows, which is no reason to wait.
    package var published: Timestamp?

    /// Why it was withdrawn; `nil` when it was not.
    package var yanked: String?

    /// Creates a release that needs nothing.
    package init(
        _ version: Version,
        dependencies: [ManifestName: Dependency] = [:],
        features: [String: [String]] = [:]
    ) {
        self.version = version
        self.dependencies = dependencies
        self.features = features
        self.requirements = [:]
    }

    /// What a registry tells of a release.
    package init(_ release: PackageRelease) {
        version = release.version
        dependencies = Dictionary(
            uniqueKeysWithValues: release.dependencies.map { (.scoped($0), $1) }
        )
        features = release.features
        requirements = release.requirements
        published = release.published
        yanked = release.yanked
    }
}
