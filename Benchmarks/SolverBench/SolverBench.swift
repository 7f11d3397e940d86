// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import VersionSolving

/// Solves the problems of `Benchmarks/solving` and prints, a line each: the name, the best milliseconds
/// of solving, the milliseconds of a first solve with its tables, and how many had a solution.
@main
struct SolverBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let runs = Int(arguments[2]) else {
            print("usage: solver-bench LARGE-CASE.json RUNS")
            return
        }
        let large = try LargeCase(file: arguments[1])
        report("roots", runs, large.catalogue, large.problems)
        let singletons = try Backtracking(packages: 100, versions: 500, isDisjoint: false)
        report("singletons", runs, singletons.catalogue, [singletons.problem])
        let disjoint = try Backtracking(packages: 300, versions: 200, isDisjoint: true)
        report("disjoint", runs, disjoint.catalogue, [disjoint.problem])
    }

    private static func report(
        _ name: String,
        _ runs: Int,
        _ catalogue: SolverCatalogue,
        _ problems: [SolverProblem]
    ) {
        let clock = ContinuousClock()
        var solver = VersionSolver(catalogue)
        var best = Duration.seconds(3600)
        var first = best
        var solved = 0
        for run in 0...runs {
            solved = 0
            let time = clock.measure {
                if run == 0 { solver = VersionSolver(catalogue) }
                for problem in problems {
                    if case .solved = solver.solve(problem) { solved += 1 }
                }
            }
            if run == 0 { first = time } else { best = min(best, time) }
        }
        print(name, milliseconds(best), milliseconds(first), "\(solved)/\(problems.count)")
    }

    private static func milliseconds(_ time: Duration) -> String {
        let micros =
            time.components.seconds * 1_000_000
            + time.components.attoseconds / 1_000_000_000_000
        return "\(micros / 1000).\(String(micros % 1000 + 1000).dropFirst())"
    }
}
