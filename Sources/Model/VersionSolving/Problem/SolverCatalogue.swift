// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// The packages that have been loaded so far.
///
/// A package that is not in here has not been looked for: the solver asks for it. A package without
/// releases has been looked for and does not exist.
package struct SolverCatalogue: Hashable, Sendable {
    private(set) var packages: [ManifestName: [SolverRelease]] = [:]

    /// Creates an empty catalogue.
    package init() {}

    /// The names of the packages that have been loaded, in order.
    package var names: [ManifestName] { packages.keys.sorted() }

    /// Whether `name` has been looked for.
    package func contains(_ name: ManifestName) -> Bool { packages[name] != nil }

    /// The releases of a package in ascending order; none when it does not exist or is not loaded.
    package subscript(name: ManifestName) -> [SolverRelease] { packages[name] ?? [] }

    /// Adds a package, or replaces it; without releases it does not exist.
    package mutating func add(_ name: ManifestName, _ releases: [SolverRelease]) {
        packages[name] = releases.sorted { $0.version < $1.version }
    }

    /// Adds a package as a registry's index tells it.
    package mutating func add(_ index: PackageIndex) {
        add(.scoped(index.name), index.releases.map(SolverRelease.init))
    }
}
