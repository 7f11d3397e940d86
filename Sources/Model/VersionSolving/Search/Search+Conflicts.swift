// SPDX-License-Identifier: Apache-2.0

extension Search {
    /// Learns a clause from the broken one, goes back to where it says something, and lets it say it.
    ///
    /// Gives false when the conflict does not depend on any decision: there is no solution.
    mutating func learn() -> Bool {
        clearQueue()
        let first = Int32(truncatingIfNeeded: steps.count)
        steps.append(Step(clause: conflict, pivot: -1))
        beginConflict(conflict)
        conflict = -1
        while true {
            let (latest, levelBefore) = latestTerm()
            guard latest >= 0, tables.nodes[Int(latest)].satisfier >= 0 else {
                finishFailure(first)
                return false
            }
            let entry = trail[Int(tables.nodes[Int(latest)].satisfier)]
            if entry.level > levelBefore {
                assert(first, levelBefore)
                return true
            }
            steps.append(Step(clause: entry.cause, pivot: latest))
            resolve(with: entry.cause, on: latest)
        }
    }

    /// The node whose term became true last, and the highest level at which another did.
    private func latestTerm() -> (node: Int32, levelBefore: Int32) {
        var latest: Int32 = -1
        var (highest, second): (Int32, Int32) = (-2, -2)
        for node in conflictNodes {
            let satisfier = tables.nodes[Int(node)].satisfier
            if satisfier > highest {
                (latest, second, highest) = (node, highest, satisfier)
            } else if satisfier > second {
                second = satisfier
            }
        }
        return (latest, second < 0 ? 0 : trail[Int(second)].level)
    }

    private mutating func beginConflict(_ clause: Int32) {
        conflictNodes.removeAll(keepingCapacity: true)
        let (start, count) = (tables.clauses[Int(clause)].start, tables.clauses[Int(clause)].count)
        for place in Int(start)..<Int(start + count) { addTerm(tables.terms[place]) }
    }

    /// Adds a term of another clause; both must be true.
    private mutating func addTerm(_ term: Clause.Term) {
        let node = tables.nodes[Int(term.node)]
        let found = satisfier(node, term.set)
        if node.isInConflict {
            tables.sets.intersect(node.work, term.set, node.width)
            tables.nodes[Int(term.node)].satisfier = max(node.satisfier, found)
        } else {
            tables.sets.assign(node.work, term.set, node.width)
            tables.nodes[Int(term.node)].isInConflict = true
            tables.nodes[Int(term.node)].satisfier = found
            conflictNodes.append(term.node)
        }
    }

    /// The entry of the trail after which `set` holds all that is possible for a node; -1 when it always
    /// did.
    private func satisfier(_ node: Node, _ set: Int32) -> Int32 {
        var entry = node.lastEntry
        while entry >= 0 {
            let known = trail[Int(entry)]
            guard tables.sets.isSubset(saved: savedWords, at: known.saved, of: set, node.width)
            else { return entry }
            entry = known.previous
        }
        return -1
    }

    /// Replaces the term of `pivot` by what made it true.
    private mutating func resolve(with clause: Int32, on pivot: Int32) {
        let (start, count) = (tables.clauses[Int(clause)].start, tables.clauses[Int(clause)].count)
        for place in Int(start)..<Int(start + count) {
            let term = tables.terms[place]
            guard term.node == pivot else {
                addTerm(term)
                continue
            }
            let node = tables.nodes[Int(pivot)]
            tables.sets.unite(node.work, term.set, node.width)
            if tables.sets.isSubset(node.full, node.work, node.width) {
                tables.nodes[Int(pivot)].isInConflict = false
                conflictNodes.removeAll { $0 == pivot }
            } else {
                tables.nodes[Int(pivot)].satisfier = satisfier(node, node.work)
            }
        }
    }

    private mutating func assert(_ first: Int32, _ level: Int32) {
        var terms: [Clause.Term] = []
        // A clause that was resolved with nothing says all that there is to learn itself.
        let isNew = Int(first) + 1 < steps.count
        for number in conflictNodes {
            let node = tables.nodes[Int(number)]
            tables.nodes[Int(number)].isInConflict = false
            tables.nodes[Int(number)].conflicts += 1
            guard isNew else { continue }
            terms.append(
                Clause.Term(node: number, set: tables.sets.makeCopy(of: node.work, node.width))
            )
            tables.waste += Int(node.width) + 1
        }
        var clause = steps[Int(first)].clause
        if isNew {
            let inference = Int32(truncatingIfNeeded: inferences.count)
            finishInference(first)
            clause = tables.makeClause(terms, .learned(inference))
        } else {
            steps.removeLast()
        }
        backtrack(to: level)
        enforce(clause)
    }

    private mutating func finishInference(_ first: Int32) {
        let count = Int32(truncatingIfNeeded: steps.count) - first
        inferences.append(Inference(start: first, count: count))
    }

    /// What is left is true because of what may not be chosen.
    private mutating func finishFailure(_ first: Int32) {
        for number in conflictNodes {
            tables.nodes[Int(number)].isInConflict = false
            let withheld = tables.nodes[Int(number)].withheld
            if withheld >= 0 { steps.append(Step(clause: withheld, pivot: number)) }
        }
        failure = Int32(truncatingIfNeeded: inferences.count)
        finishInference(first)
    }
}
