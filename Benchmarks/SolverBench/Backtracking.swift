// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import VersionSolving

/// A chain of packages in which every version but one of the first leads to the end, and fails there.
///
/// Version `v` of a package needs version `v` of the next. The last package does not exist; or, when the
/// ends are disjoint, it needs version `v` of a package of which the project wants version 0.
struct Backtracking {
    private(set) var catalogue = SolverCatalogue()
    let problem: SolverProblem

    init(packages: Int, versions: Int, isDisjoint: Bool) throws {
        let names = try (0...packages).map { try ManifestName(parsing: "@chain/p\($0)") }
        let end = try ManifestName(parsing: "@chain/end")
        for place in 1..<packages {
            var releases = place == 1 ? [SolverRelease(Version(0, 0, 0))] : []
            for number in 1..<UInt64(versions) {
                let version = Version(number, 0, 0)
                let next = [names[place + 1]: Dependency(.exactly(version))]
                releases.append(SolverRelease(version, dependencies: next))
            }
            catalogue.add(names[place], releases)
        }
        var last: [SolverRelease] = []
        var requirements = [RootRequirement(names[1], Dependency())]
        if isDisjoint {
            var ends: [SolverRelease] = []
            for number in 0..<UInt64(versions) {
                let version = Version(number, 0, 0)
                ends.append(SolverRelease(version))
                if number == 0 { continue }
                last.append(
                    SolverRelease(version, dependencies: [end: Dependency(.exactly(version))])
                )
            }
            catalogue.add(end, ends)
            requirements.append(RootRequirement(end, Dependency(.exactly(Version(0, 0, 0)))))
        }
        catalogue.add(names[packages], last)
        problem = SolverProblem(requirements)
    }
}
