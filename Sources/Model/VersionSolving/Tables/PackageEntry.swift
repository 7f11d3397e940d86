// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// A package that somebody named.
struct PackageEntry: Sendable {
    let name: ManifestName
    /// The releases, ascending.
    let releases: [SolverRelease]
    /// Whether the catalogue has it.
    let isLoaded: Bool
    /// The node of the package itself; -1 until it is needed.
    var node: Int32 = -1
    /// The yanked versions, as states.
    var yanked: [Int] = []
    /// Whether a release says when it was published.
    var isDated = false
    /// Whether a version is a prerelease.
    var hasPrereleases = false
    /// Whether a release has something under `default`.
    var hasDefaultFeature = false
}
