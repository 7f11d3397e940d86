// SPDX-License-Identifier: Apache-2.0

extension Search {
    /// How many conflicts a package may take part in before it is decided ahead of others.
    private static let patience: Int32 = 4

    /// Puts the demands of settled packages in force, else decides the version of one more package.
    ///
    /// Gives true when everything that is needed has a version.
    mutating func isComplete() -> Bool {
        var best: Int32 = -1
        var bestRank: Int32 = -1
        var isSettling = false
        var place = 0
        while place < listed.count {
            let node = listed[place]
            place += 1
            let known = tables.nodes[Int(node)]
            if tables.sets.contains(StateSets.absent, known.domain) { continue }
            if known.base != node, equate(node) {
                isSettling = true
            } else if let state = tables.sets.onlyState(known.domain, known.width) {
                if known.expanded == Int32(truncatingIfNeeded: state) { continue }
                expand(node, state)
                isSettling = true
            } else if known.base == node, known.conflicts / Self.patience > bestRank {
                (best, bestRank) = (node, known.conflicts / Self.patience)
            }
            if conflict >= 0 { return false }
        }
        if isSettling { return false }
        if best < 0 { return true }
        decide(best)
        return false
    }

    /// Gives a feature the version of its package, or the package that of its feature, once one of them
    /// has one; tells whether there was something to do.
    private mutating func equate(_ node: Int32) -> Bool {
        let part = tables.nodes[Int(node)]
        let base = tables.nodes[Int(part.base)]
        let own = tables.sets.onlyState(part.domain, part.width)
        if let state = tables.sets.onlyState(base.domain, base.width), state > 0 {
            if own == state { return false }
            enforce(tables.sameVersionClause(node, state, isFromBase: true))
        } else if let own {
            enforce(tables.sameVersionClause(node, own, isFromBase: false))
        } else {
            return false
        }
        return true
    }

    /// Chooses a version: the locked one, else the newest.
    private mutating func decide(_ node: Int32) {
        let known = tables.nodes[Int(node)]
        var state = Int(known.preferred)
        if state == 0 || !tables.sets.contains(state, known.domain) {
            state = tables.sets.highest(known.domain, known.width) ?? 0
        }
        // What the version needs may rule it out before it is tried.
        expand(node, state)
        guard conflict < 0, queue.isEmpty, tables.sets.contains(state, known.domain) else { return }
        level += 1
        note(node, -1)
        tables.sets.assign(known.domain, only: state, known.width)
        changed(node)
    }

    /// Puts what a version needs in force.
    private mutating func expand(_ node: Int32, _ state: Int) {
        tables.nodes[Int(node)].expanded = 0
        tables.listDemands(of: node)
        for place in tables.demandPlaces(node, state) {
            let demand = tables.versionDemands[place]
            if let facts, !facts.contains(.demand(demand)) { continue }
            let clause = tables.clause(of: demand)
            if clause >= 0 {
                enforce(clause)
                if conflict >= 0 { return }
            } else if clause == Demand.unknown {
                miss(tables.demands[Int(demand)].target)
            }
        }
        tables.nodes[Int(node)].expanded = Int32(truncatingIfNeeded: state)
    }

    private mutating func miss(_ target: Demand.Target) {
        switch target {
        case .package(let package, _), .feature(let package, _, _),
            .weakFeature(let package, _, _, _):
            missing.insert(package)
        case .option, .environment: break
        }
    }
}
