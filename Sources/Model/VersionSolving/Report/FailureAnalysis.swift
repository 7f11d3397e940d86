// SPDX-License-Identifier: Apache-2.0

/// Finds few facts that rule out every solution, and the search that shows it.
///
/// A search follows whatever it comes upon first. What it used is tried fact by fact: what can be left out
/// without a solution appearing is left out, and the search over the rest is the one that is told.
struct FailureAnalysis {
    /// The search over nothing but ``facts``, which found no solution.
    private(set) var search: Search
    /// The facts; without any one of them there is a solution, unless there were too many to try.
    private(set) var facts: Set<Fact> = []

    /// How many facts are tried before what is left is taken as it is.
    private static let patience = 400

    init(_ failure: SolverFailure) {
        search = Search(Tables(failure.catalogue, failure.problem.settings))
        guard case .failed = search.run(failure.problem) else { return }
        facts = usedFacts()
        reduce(failure.problem)
        _ = search.run(failure.problem, facts: facts)
    }

    private mutating func reduce(_ problem: SolverProblem) {
        var tried: Set<Fact> = []
        while tried.count < Self.patience,
            let fact = facts.filter({ !tried.contains($0) }).min(by: Self.isTriedBefore)
        {
            tried.insert(fact)
            if case .failed = search.run(problem, facts: facts.subtracting([fact])) {
                facts = usedFacts()
            }
        }
    }

    /// The facts that the failure of the latest search rests on.
    private func usedFacts() -> Set<Fact> {
        var found: Set<Fact> = []
        for inference in search.inferencesOfFailure() {
            for step in search.steps(of: inference) {
                if let fact = Fact(search.tables.clauses[Int(step.clause)].origin) {
                    found.insert(fact)
                }
            }
        }
        return found.filter(\.isOptional)
    }

    /// The project's own requirements first: the fewer of them, the plainer the story.
    private static func isTriedBefore(_ left: Fact, _ right: Fact) -> Bool {
        left.rank < right.rank
    }
}

extension Fact {
    /// Whether a search can do without it; that a feature and its package have one version always holds.
    fileprivate var isOptional: Bool {
        switch self {
        case .root, .demand, .withheld: true
        case .presence, .sameVersion: false
        }
    }

    fileprivate var rank: (Int, Int32) {
        switch self {
        case .root(let number): (0, -number)
        case .withheld(let node): (1, node)
        case .demand(let number): (2, -number)
        case .presence(let node), .sameVersion(let node): (3, node)
        }
    }
}

extension Search {
    /// The steps of an inference, the broken clause first.
    func steps(of inference: Int32) -> ContiguousArray<Step>.SubSequence {
        let known = inferences[Int(inference)]
        return steps[Int(known.start)..<Int(known.start + known.count)]
    }

    /// The inferences that the failure rests on, each after those that it uses, the failure last.
    func inferencesOfFailure() -> [Int32] {
        var needed: Set<Int32> = []
        var stack = [failure]
        while let inference = stack.popLast() {
            guard needed.insert(inference).inserted else { continue }
            for step in steps(of: inference) {
                if case .learned(let other) = tables.clauses[Int(step.clause)].origin {
                    stack.append(other)
                }
            }
        }
        return needed.sorted()
    }
}
