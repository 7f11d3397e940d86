// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import Testing
import VersionSolving

/// A recorded registry of 83 packages, each version of each as a project of its own.
@Suite struct LargeCaseTests {
    @Test func `every root is solved or not as the oracle says`() throws {
        let large = try LargeCase()
        var solver = VersionSolver(large.catalogue)
        var solved = 0
        for root in large.roots {
            let problem = LargeCase.problem(root)
            let reachable = Self.reachable(from: root, large.catalogue)
            let isSolvable = SatOracle.isSolvable(reachable, problem)
            switch solver.solve(problem) {
            case .solved(let solution):
                solved += 1
                #expect(isSolvable, "\(root)")
                #expect(SolutionCheck.faults(of: solution, large.catalogue, problem).isEmpty)
            case .failed: #expect(!isSolvable, "\(root)")
            case .needs(let names): Issue.record("\(root) needs \(names)")
            }
        }
        #expect(large.roots.count == 641)
        #expect(solved == 593)
    }

    /// The versions that a root can lead to; the oracle is slow on more.
    private static func reachable(
        from root: (name: ManifestName, version: Version),
        _ catalogue: SolverCatalogue
    ) -> SolverCatalogue {
        var found: [ManifestName: [SolverRelease]] = [:]
        var stack = [(root.name, VersionRequirement.exactly(root.version))]
        while let (name, requirement) = stack.popLast() {
            for release in catalogue[name] where requirement.contains(release.version) {
                if found[name]?.contains(where: { $0.version == release.version }) == true {
                    continue
                }
                found[name, default: []].append(release)
                stack += release.dependencies.map { ($0.key, $0.value.requirement) }
            }
        }
        var part = SolverCatalogue()
        for (name, releases) in found { part.add(name, releases) }
        return part
    }
}
