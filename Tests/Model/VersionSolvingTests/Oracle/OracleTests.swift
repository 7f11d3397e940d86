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
            case .failed:
                #expect(!isSolvable, "seed \(seed): found no solution where there is one")
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
}
