// SPDX-License-Identifier: Apache-2.0

import Foundation
import ModuleModel
import Testing
import VersionSolving

/// The solver against the oracle, on registries that are made from seeds.
///
/// `ORACLE_CASES` sets how many (`make oracle`: 100,000); `ORACLE_SEED` repeats one.
@Suite struct OracleTests {
    static let parts = 8

    static var seeds: [Range<UInt64>] {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["ORACLE_SEED"].flatMap(UInt64.init) { return [seed..<seed + 1] }
        let count = environment["ORACLE_CASES"].flatMap(UInt64.init) ?? 2400
        let size = max(1, count / UInt64(parts))
        return (0..<UInt64(parts)).map { $0 * size..<($0 + 1) * size }
    }

    @Test(arguments: seeds)
    func `the solver agrees with the oracle`(seeds: Range<UInt64>) {
        var solved = 0
        for seed in seeds {
            var generator = RegistryGenerator(seed: seed)
            let (catalogue, problem) = generator.make()
            var solver = VersionSolver(catalogue)
            let answer = solver.solve(problem)
            let isSolvable = SatOracle.isSolvable(catalogue, problem)
            switch answer {
            case .solved(let solution):
                solved += 1
                #expect(isSolvable, "seed \(seed): solved what has no solution")
                let faults = SolutionCheck.faults(of: solution, catalogue, problem)
                #expect(faults.isEmpty, "seed \(seed)")
            case .failed(let failure):
                #expect(!isSolvable, "seed \(seed): found no solution where there is one")
                Self.checkReport(of: failure, seed)
            case .needs(let names): Issue.record("seed \(seed): needs \(names)")
            }
            let (other, question) = generator.shuffled(catalogue, problem)
            var second = VersionSolver(other)
            #expect(second.solve(question).text == answer.text, "seed \(seed): order matters")
            #expect(solver.solve(problem).text == answer.text, "seed \(seed): history matters")
        }
        // A generator that makes only one kind would test nothing.
        if seeds.count >= 100 {
            #expect((seeds.count / 5..<seeds.count * 4 / 5).contains(solved))
        }
    }

    /// What a report rests on is enough to rule out every solution, and what it suggests helps.
    private static func checkReport(of failure: SolverFailure, _ seed: UInt64) {
        let core = failure.core()
        #expect(
            !SatOracle.isSolvable(core.catalogue, core.problem),
            "seed \(seed): the reasons are not enough"
        )
        let report = failure.report()
        #expect(!report.lines.isEmpty)
        for suggestion in report.suggestions {
            var problem = failure.problem
            for change in suggestion.changes {
                if let before = change.before,
                    let place = problem.requirements.firstIndex(of: before)
                {
                    problem.requirements.remove(at: place)
                }
                if let after = change.after { problem.requirements.append(after) }
            }
            #expect(
                SatOracle.isSolvable(failure.catalogue, problem),
                "seed \(seed): \(suggestion.text)"
            )
        }
    }
}
