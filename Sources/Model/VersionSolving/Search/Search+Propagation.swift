// SPDX-License-Identifier: Apache-2.0

extension Search {
    /// Draws the conclusions of what has changed, until nothing changes or a clause is broken.
    mutating func propagate() {
        while let node = queue.popLast() {
            tables.nodes[Int(node)].isQueued = false
            let (domain, width) = (tables.nodes[Int(node)].domain, tables.nodes[Int(node)].width)
            var place = tables.nodes[Int(node)].firstWatch
            while place >= 0 {
                let watch = watches[Int(place)]
                place = watch.next
                if watch.other == -2 {
                    evaluate(watch.clause)
                } else if watch.other == -1 {
                    evaluate(watch.clause)
                } else if tables.sets.isSubset(domain, watch.own, width) {
                    exclude(watch.other, watch.otherSet, watch.clause)
                }
                if conflict >= 0 {
                    clearQueue()
                    return
                }
            }
        }
    }

    /// Takes states from a node because of a clause; breaks the clause when no other state is left.
    @inline(__always)
    mutating func exclude(_ node: Int32, _ set: Int32, _ clause: Int32) {
        let (domain, width) = (tables.nodes[Int(node)].domain, tables.nodes[Int(node)].width)
        if tables.sets.isDisjoint(domain, set, width) { return }
        if tables.sets.isSubset(domain, set, width) {
            conflict = clause
            return
        }
        note(node, clause)
        tables.sets.subtract(domain, set, width)
        changed(node)
    }

    /// Looks at all terms of a clause: when all but one hold, that one must not.
    mutating func evaluate(_ clause: Int32) {
        var open: Clause.Term?
        let (start, count) = (tables.clauses[Int(clause)].start, tables.clauses[Int(clause)].count)
        for place in Int(start)..<Int(start + count) {
            let term = tables.terms[place]
            let node = tables.nodes[Int(term.node)]
            if tables.sets.isSubset(node.domain, term.set, node.width) { continue }
            if open != nil || tables.sets.isDisjoint(node.domain, term.set, node.width) { return }
            open = term
        }
        if let open {
            exclude(open.node, open.set, clause)
        } else {
            conflict = clause
        }
    }

    /// Puts a clause in force and draws its first conclusion.
    mutating func enforce(_ clause: Int32) {
        if tables.clauses[Int(clause)].epoch != epoch { link(clause) }
        evaluate(clause)
    }

    /// Puts a clause in force, so that its nodes watch it.
    mutating func link(_ clause: Int32) {
        tables.clauses[Int(clause)].epoch = epoch
        let (start, count) = (tables.clauses[Int(clause)].start, tables.clauses[Int(clause)].count)
        for place in Int(start)..<Int(start + count) { touch(tables.terms[place].node) }
        switch count {
        case 1: watch(tables.terms[Int(start)], nil, clause, others: -1)
        case 2:
            let (left, right) = (tables.terms[Int(start)], tables.terms[Int(start) + 1])
            watch(left, right, clause, others: 0)
            watch(right, left, clause, others: 0)
        default:
            for place in Int(start)..<Int(start + count) {
                watch(tables.terms[place], nil, clause, others: -2)
            }
        }
    }

    private mutating func watch(
        _ term: Clause.Term,
        _ other: Clause.Term?,
        _ clause: Int32,
        others: Int32
    ) {
        watches.append(
            Watch(
                own: term.set,
                other: other?.node ?? others,
                otherSet: other?.set ?? -1,
                clause: clause,
                next: tables.nodes[Int(term.node)].firstWatch
            )
        )
        tables.nodes[Int(term.node)].firstWatch = Int32(truncatingIfNeeded: watches.count - 1)
    }

    // MARK: The trail

    /// Remembers what was possible for a node before it changes.
    @inline(__always)
    mutating func note(_ node: Int32, _ cause: Int32) {
        let (domain, width) = (tables.nodes[Int(node)].domain, tables.nodes[Int(node)].width)
        let saved = Int32(truncatingIfNeeded: savedWords.count)
        tables.sets.save(domain, width, to: &savedWords)
        trail.append(
            Entry(
                node: node,
                level: level,
                cause: cause,
                previous: tables.nodes[Int(node)].lastEntry,
                saved: saved
            )
        )
        tables.nodes[Int(node)].lastEntry = Int32(truncatingIfNeeded: trail.count - 1)
    }

    @inline(__always)
    mutating func changed(_ node: Int32) {
        if !tables.nodes[Int(node)].isQueued {
            tables.nodes[Int(node)].isQueued = true
            queue.append(node)
        }
        if !tables.nodes[Int(node)].isListed,
            !tables.sets.contains(StateSets.absent, tables.nodes[Int(node)].domain)
        {
            tables.nodes[Int(node)].isListed = true
            listed.append(node)
        }
    }

    mutating func clearQueue() {
        for node in queue { tables.nodes[Int(node)].isQueued = false }
        queue.removeAll(keepingCapacity: true)
    }

    /// Takes back everything above a level.
    mutating func backtrack(to target: Int32) {
        while let entry = trail.last, entry.level > target {
            let node = tables.nodes[Int(entry.node)]
            tables.sets.restore(node.domain, node.width, from: savedWords, at: Int(entry.saved))
            tables.nodes[Int(entry.node)].lastEntry = entry.previous
            savedWords.removeLast(Int(node.width))
            trail.removeLast()
        }
        level = target
    }
}
