// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// Finds a version for every package that a project needs (`docs/solving.md`).
///
/// The answer is a function of the problem and of the packages that it leads to: not of the order of
/// anything, of packages that it does not lead to, or of what the same solver was asked before.
package struct VersionSolver: Sendable {
    /// The packages to choose from.
    package private(set) var catalogue: SolverCatalogue

    private var search: Search
    /// Whether packages were added since the tables were made.
    private var isStale = false

    /// How many words of earlier searches are kept before the tables are made anew.
    private static let wasteLimit = 1 << 20

    /// Creates a solver that chooses from `catalogue`.
    package init(_ catalogue: SolverCatalogue = SolverCatalogue()) {
        self.catalogue = catalogue
        search = Search(Tables(catalogue, Tables.Settings()))
    }

    /// Adds a package that the solver asked for; without releases it does not exist.
    package mutating func add(_ name: ManifestName, _ releases: [SolverRelease]) {
        catalogue.add(name, releases)
        isStale = true
    }

    /// Adds packages that the solver asked for.
    package mutating func add(_ indices: some Sequence<PackageIndex>) {
        for index in indices { catalogue.add(index) }
        isStale = true
    }

    /// Finds the newest versions that go together, keeping locked ones where they will do.
    ///
    /// The packages that the project names itself are decided before those that they need, so that they
    /// are the ones to be newest where not all can be.
    package mutating func solve(_ problem: SolverProblem) -> Resolution {
        var problem = problem
        problem.requirements.sort(by: RootRequirement.precedes)
        let settings = problem.settings
        let isWasteful = search.tables.waste > Self.wasteLimit
        if isStale || isWasteful || settings != search.tables.settings {
            isStale = false
            search = Search(Tables(catalogue, settings))
        }
        switch search.run(problem) {
        case .solved: return .solved(search.solution())
        case .needs:
            return .needs(search.missing.map { search.tables.packages[Int($0)].name }.sorted())
        case .failed: return .failed(SolverFailure(problem: problem, catalogue: catalogue))
        }
    }
}
