// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleSources
internal import VersionSolving

/// Finds the versions that a project gets: answers the solver, which reads nothing itself.
struct PackageChooser: Sendable {
    /// The registries.
    let source: RegistrySource

    /// The version of a language or runtime that is here, by name; asked once for each that matters.
    let engine: @Sendable (String) async -> Version?

    /// The instant from which the age of a version is counted.
    let now: Timestamp

    /// Hears of what is read.
    let progress: @Sendable (String) -> Void

    /// Whether a version may not be chosen, whatever the registry says of it.
    var isRefused: @Sendable (PackageName, Version) -> Bool = { _, _ in false }

    /// How often more is read in search of what would help, when nothing goes together.
    private static let searchLimit = 8

    /// What was chosen, and from what.
    struct Choice: Sendable {
        /// A version for each package.
        let solution: Solution
        /// What the registries said of each package that was looked at.
        let indexes: [PackageName: LoadedIndex]

        /// A warning for each version that was withdrawn, and is kept because it is locked.
        var withdrawn: [Diagnostic] {
            solution.packages.compactMap { solved in
                guard case .scoped(let name) = solved.name,
                    let reason = indexes[name]?.index.release(solved.version)?.yanked
                else { return nil }
                return Diagnostic(
                    code: "package-withdrawn",
                    message: "`\(name)@\(solved.version)` was withdrawn: \(reason)",
                    hints: ["choose another version with `tenon update \(name)`"]
                )
            }
        }
    }

    /// The newest versions that go together, with those of `locked` kept where they will do.
    ///
    /// - Throws: ``PackageConflict`` when none do; what reading a registry throws.
    func choose(
        _ demand: PackageDemand,
        keeping locked: [PackageName: Version]
    ) async throws -> Choice {
        var problem = SolverProblem(demand.requirements)
        for (name, version) in locked { problem.locked[.scoped(name)] = version }
        problem.now = now
        var solver = VersionSolver()
        var indexes: [PackageName: LoadedIndex] = [:]
        var needed = demand.names.union(locked.keys).sorted().map { ManifestName.scoped($0) }
        var rounds = 0
        while true {
            let loaded = try await load(needed, roots: demand.names)
            indexes.merge(loaded) { $1 }
            await learn(loaded, into: &problem)
            for name in loaded.keys {
                problem.cooldowns[.scoped(name)] = try source.table.cooldown(of: name)
            }
            solver.add(try loaded.values.map { try usable($0.index) })
            for name in needed where !solver.catalogue.contains(name) { solver.add(name, []) }
            switch solver.solve(problem) {
            case .solved(let solution): return Choice(solution: solution, indexes: indexes)
            case .needs(let names): needed = names
            case .failed(let failure):
                let report = failure.report()
                rounds += 1
                // What would help may lie in packages that nobody has looked at yet.
                guard !report.unexplored.isEmpty, rounds <= Self.searchLimit else {
                    throw PackageConflict(report)
                }
                needed = report.unexplored
            }
        }
    }

    /// Reads indexes in parallel.
    ///
    /// A package that only other packages need may be gone: versions without it may do.
    private func load(
        _ names: [ManifestName],
        roots: Set<PackageName>
    ) async throws -> [PackageName: LoadedIndex] {
        progress("reading the index of \(names.count) packages")
        return try await withThrowingTaskGroup(of: (PackageName, LoadedIndex?).self) { group in
            for case .scoped(let name) in names {
                group.addTask {
                    do {
                        return (name, try await source.index(of: name))
                    } catch let error as RegistryError
                        where error.diagnostic.code == "package-not-found" && !roots.contains(name)
                    {
                        return (name, nil)
                    }
                }
            }
            var loaded: [PackageName: LoadedIndex] = [:]
            for try await (name, index) in group { loaded[name] = index }
            return loaded
        }
    }

    /// The releases that may be chosen.
    private func usable(_ index: PackageIndex) throws -> PackageIndex {
        guard index.releases.contains(where: { isRefused(index.name, $0.version) }) else {
            return index
        }
        return try PackageIndex(
            name: index.name,
            releases: index.releases.filter { !isRefused(index.name, $0.version) }
        )
    }

    /// Finds out the versions of the languages and runtimes that new packages ask about.
    private func learn(
        _ loaded: [PackageName: LoadedIndex],
        into problem: inout SolverProblem
    ) async {
        let names = loaded.values.flatMap { $0.index.releases.flatMap(\.requirements.keys) }
        for name in Set(names).sorted() where problem.environment[name] == nil {
            problem.environment[name] = await engine(name)
        }
    }
}
