// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Turns the derivation of a failure into sentences that follow each other forward.
///
/// A search finds an inference backward, from the broken clause to what made each of its terms true. Read
/// from its end, it is a story: the project needs this, which needs that, and so on, until nothing is
/// left of one package. Inferences that others rest on become numbered parts.
struct ReportWriter {
    let search: Search
    /// The number under which a part stands, by inference.
    var numbers: [Int32: Int] = [:]
    /// What is still possible for a node, in the story so far.
    var possible: [Int32: Set<Int>] = [:]
    /// The requirements that were told about a package, by node, in order.
    var told: [Int32: [VersionRequirement]] = [:]
    /// The part that switched on an optional dependency, by node.
    var aliases: [Int32: Node.Kind] = [:]
    /// The nodes of which the claim speaks that the story is to show.
    var assumed: Set<Int32> = []
    /// The requirements of the project that were told.
    var toldRoots: Set<Int32> = []

    init(_ search: Search) { self.search = search }

    /// The parts, each after those that it rests on.
    mutating func parts() -> [FailureReport.Part] {
        guard search.failure >= 0 else { return [] }
        var parts: [FailureReport.Part] = []
        for inference in search.inferencesOfFailure() {
            if inference == search.failure {
                parts.append(
                    FailureReport.Part(number: nil, claim: "", lines: story(of: inference, []))
                )
            } else {
                numbers[inference] = parts.count + 1
                let claim = claim(of: inference)
                let lines = story(of: inference, learnedTerms(inference))
                parts.append(
                    FailureReport.Part(number: parts.count + 1, claim: claim, lines: lines)
                )
            }
        }
        return parts
    }

    // MARK: Stories

    /// Tells the clauses of an inference forward: each says something once what came before holds.
    private mutating func story(of inference: Int32, _ given: [Clause.Term]) -> [String] {
        begin()
        assumed = Set(given.map(\.node))
        for term in given { possible[term.node] = states(term) }
        var clauses: [Int32] = search.steps(of: inference).reversed().map(\.clause)
        var lines: [String] = []
        while let next = next(in: clauses) {
            guard let pivot = next.pivot else { return lines + ending(next.clause) }
            clauses.removeAll { $0 == next.clause }
            if let line = clauseSentence(next.clause, about: pivot) { lines.append(line) }
            possible[pivot] = remaining(pivot, next.clause)
        }
        return lines
    }

    private mutating func begin() {
        possible = [:]
        told = [:]
        aliases = [:]
        assumed = []
        toldRoots = []
    }

    /// The clause to tell next, and the node that it limits; no node when it cannot be met any more.
    private func next(in clauses: [Int32]) -> (clause: Int32, pivot: Int32?)? {
        var best: (clause: Int32, pivot: Int32?, rank: Int)?
        for clause in clauses {
            let open = search.tables.terms(of: clause).filter {
                !left(of: $0.node).isSubset(of: states($0))
            }
            if open.isEmpty { return (clause, nil) }
            guard open.count == 1, let term = open.first,
                !left(of: term.node).isDisjoint(with: states(term))
            else { continue }
            let rank = rank(clause, term.node)
            if rank < best?.rank ?? .max { best = (clause, term.node, rank) }
        }
        return best.map { ($0.clause, $0.pivot) }
    }

    /// What follows from the line before is told first, what rules something out last.
    private func rank(_ clause: Int32, _ pivot: Int32) -> Int {
        switch search.tables.clauses[Int(clause)].origin {
        case .demand(let number):
            search.tables.demands[Int(number)].source == pivot ? 4 : 0
        case .presence, .sameVersion: 0
        case .root: 1
        case .learned: 2
        case .withheld: 3
        }
    }

    // MARK: Sets

    /// What is still possible for a node.
    func left(of node: Int32) -> Set<Int> {
        let known = search.tables.nodes[Int(node)]
        return possible[node] ?? Set(search.tables.sets.states(known.full, known.width))
    }

    func states(_ term: Clause.Term) -> Set<Int> {
        let width = search.tables.nodes[Int(term.node)].width
        return Set(search.tables.sets.states(term.set, width))
    }

    private func learnedTerms(_ inference: Int32) -> [Clause.Term] {
        let clause = search.tables.clauses.indices.last {
            search.tables.clauses[$0].origin == .learned(inference)
                && search.tables.clauses[$0].epoch == search.epoch
        }
        return clause.map { Array(search.tables.terms(of: Int32(truncatingIfNeeded: $0))) } ?? []
    }

    // MARK: Claims

    /// What an inference shows: which versions do not go together.
    private mutating func claim(of inference: Int32) -> String {
        begin()
        let terms = learnedTerms(inference)
        let isWith = { [self] (term: Clause.Term) in !states(term).contains(StateSets.absent) }
        let with = merged(terms.filter(isWith))
        let without = terms.filter { !isWith($0) }.map { term in
            let known = search.tables.nodes[Int(term.node)]
            let full = Set(search.tables.sets.states(known.full, known.width))
            return phrase(term.node, full.subtracting(states(term)))
        }
        switch (with.isEmpty, without.isEmpty) {
        case (true, _): return without.joined(separator: " or ") + " is needed"
        case (false, false):
            return VersionWords.list(with) + " needs " + without.joined(separator: " or ")
        case (false, true):
            return with.count == 1
                ? with[0] + " cannot be used" : VersionWords.list(with) + " do not go together"
        }
    }

    /// The phrases of terms, a package and its feature as one.
    private func merged(_ terms: [Clause.Term]) -> [String] {
        terms.compactMap { term in
            let node = search.tables.nodes[Int(term.node)]
            let isTold =
                node.base == term.node
                && terms.contains { other in
                    other.node != term.node
                        && search.tables.nodes[Int(other.node)].base == term.node
                }
            if isTold { return nil }
            let base = terms.first { $0.node == node.base }.map(states)
            return phrase(term.node, base.map(states(term).intersection) ?? states(term))
        }
    }
}
