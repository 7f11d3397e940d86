// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The search for a solution: propagation, decisions, and clauses learned from conflicts (PubGrub, with
/// sets over the versions that exist in place of ranges).
///
/// The state of a search lives in flat arrays that the next one uses again.
struct Search: Sendable {
    /// One change of what is possible for a node.
    struct Entry: Sendable {
        let node: Int32
        let level: Int32
        /// The clause that forced it; -1 for a decision.
        let cause: Int32
        /// The entry before it about the same node; -1 when there is none.
        let previous: Int32
        /// Where the states that were possible before are in `savedWords`.
        let saved: Int32
    }

    /// A clause that has to be looked at when a node changes.
    struct Watch: Sendable {
        /// The set of the node itself in the clause.
        let own: Int32
        /// The other node when the clause has two terms; -1 when it has one, -2 when it has more.
        let other: Int32
        /// The set of the other node.
        let otherSet: Int32
        let clause: Int32
        /// The next watch of the same node; -1 at the end.
        let next: Int32
    }

    /// How a clause was learned: a clause, and others that it was resolved with in turn.
    struct Inference: Sendable {
        /// Where its steps begin in `steps`.
        let start: Int32
        /// How many there are.
        let count: Int32
    }

    /// A clause, and the node on which it was resolved with what came before; -1 for the first.
    struct Step: Sendable {
        let clause: Int32
        let pivot: Int32
    }

    /// How a search ends.
    enum Outcome {
        case solved
        case needs
        case failed
    }

    var tables: Tables
    var problem = SolverProblem([])
    /// The facts to look at; all of them when `nil`.
    var facts: Set<Fact>?

    var epoch: Int32 = 0
    var level: Int32 = 0
    var trail: ContiguousArray<Entry> = []
    var savedWords: ContiguousArray<UInt64> = []
    var watches: ContiguousArray<Watch> = []
    var queue: ContiguousArray<Int32> = []
    /// The nodes that were needed at some time, in the order in which they came up.
    var listed: ContiguousArray<Int32> = []
    var conflictNodes: ContiguousArray<Int32> = []
    var inferences: ContiguousArray<Inference> = []
    var steps: ContiguousArray<Step> = []
    /// The clause that the current states break; -1 when there is none.
    var conflict: Int32 = -1
    /// The inference that there is no solution.
    var failure: Int32 = -1
    /// The demands of the project, by requirement.
    var rootTargets: [(requirement: Int32, target: Demand.Target)] = []
    var missing: Set<Int32> = []
    /// The states that the project asks for by number, by package.
    var exactStates: [Int32: Int] = [:]

    init(_ tables: Tables) { self.tables = tables }

    /// Searches for a solution of `problem`, whose requirements are in order.
    ///
    /// With `facts`, everything else that releases and requirements ask is left out of account.
    mutating func run(_ problem: SolverProblem, facts: Set<Fact>? = nil) -> Outcome {
        start(problem, facts)
        requireRoots()
        while true {
            if conflict < 0 { propagate() }
            if conflict >= 0 {
                if !missing.isEmpty { return .needs }
                guard learn() else { return .failed }
                continue
            }
            if isComplete() { return missing.isEmpty ? .solved : .needs }
        }
    }
}
