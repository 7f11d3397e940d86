// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension Search {
    /// Forgets the search before.
    mutating func start(_ problem: SolverProblem, _ facts: Set<Fact>?) {
        self.problem = problem
        self.facts = facts
        epoch += 1
        level = 0
        conflict = -1
        failure = -1
        trail.removeAll(keepingCapacity: true)
        savedWords.removeAll(keepingCapacity: true)
        watches.removeAll(keepingCapacity: true)
        queue.removeAll(keepingCapacity: true)
        listed.removeAll(keepingCapacity: true)
        inferences.removeAll(keepingCapacity: true)
        steps.removeAll(keepingCapacity: true)
        rootTargets.removeAll(keepingCapacity: true)
        missing.removeAll(keepingCapacity: true)
        exactStates.removeAll(keepingCapacity: true)
    }

    /// Puts what the project asks in force.
    mutating func requireRoots() {
        noteExactVersions()
        for (place, root) in problem.requirements.enumerated() {
            let number = Int32(truncatingIfNeeded: place)
            let package = tables.number(of: root.name)
            for target in tables.targets(package, root.dependency) {
                rootTargets.append((number, target))
                if let facts, !facts.contains(.root(number)) { continue }
                guard tables.packages[Int(package)].isLoaded else {
                    missing.insert(package)
                    continue
                }
                let clause = makeRootClause(number, target)
                if clause >= 0 { enforce(clause) }
                if conflict >= 0 { return }
            }
        }
    }

    private mutating func makeRootClause(_ number: Int32, _ target: Demand.Target) -> Int32 {
        let node: Int32
        let required: Int32
        switch target {
        case .package(let package, let requirement):
            (node, required) = (tables.node(of: package), requirement)
        case .feature(let package, let name, let requirement):
            (node, required) = (tables.node(of: package, .feature(name)), requirement)
        case .option, .weakFeature, .environment:
            return Demand.void
        }
        let others = tables.excluded(node, required)
        let (full, width) = (tables.nodes[Int(node)].full, tables.nodes[Int(node)].width)
        let isHopeless = tables.sets.isSubset(full, others, width)
        tables.waste += 1
        return tables.makeClause(
            isHopeless ? [] : [Clause.Term(node: node, set: others)],
            .root(number)
        )
    }

    /// Only the project's own word takes a version before its time: a package that asks for another one
    /// by number could otherwise bring in what was published a minute ago.
    private mutating func noteExactVersions() {
        guard problem.cooldown > 0 || !problem.cooldowns.isEmpty else { return }
        for root in problem.requirements {
            let package = tables.number(of: root.name)
            for (place, release) in tables.packages[Int(package)].releases.enumerated()
            where root.dependency.requirement.names(release.version) {
                exactStates[package] = place + 1
            }
        }
    }

    /// Makes a node ready for this search.
    mutating func touch(_ node: Int32) {
        guard tables.nodes[Int(node)].epoch != epoch else { return }
        var fresh = tables.nodes[Int(node)]
        fresh.epoch = epoch
        fresh.lastEntry = -1
        fresh.firstWatch = -1
        fresh.conflicts = 0
        fresh.expanded = 0
        fresh.preferred = 0
        fresh.withheld = -1
        fresh.reached = 0
        fresh.isQueued = false
        fresh.isListed = false
        fresh.isInConflict = false
        tables.nodes[Int(node)] = fresh
        tables.sets.assign(fresh.domain, fresh.full, fresh.width)
        if fresh.presence >= 0 {
            link(fresh.presence)
        } else {
            prefer(node)
            withhold(node)
        }
    }

    private mutating func prefer(_ node: Int32) {
        guard !problem.locked.isEmpty else { return }
        let entry = tables.packages[Int(tables.nodes[Int(node)].package)]
        guard let locked = problem.locked[entry.name] else { return }
        if let place = entry.releases.firstIndex(where: { $0.version == locked }) {
            tables.nodes[Int(node)].preferred = Int32(truncatingIfNeeded: place + 1)
        }
    }

    /// Takes out what may not be newly chosen.
    private mutating func withhold(_ node: Int32) {
        let known = tables.nodes[Int(node)]
        let isDated = tables.packages[Int(known.package)].isDated
        let cooldown = isDated ? problem.cooldown(of: tables.packages[Int(known.package)].name) : 0
        let isWaiting = cooldown > 0
        guard isWaiting || !tables.packages[Int(known.package)].yanked.isEmpty else { return }
        if let facts, !facts.contains(.withheld(node)) { return }
        let entry = tables.packages[Int(known.package)]
        var states = Set(entry.yanked)
        if isWaiting {
            for (place, release) in entry.releases.enumerated()
            where problem.isTooYoung(release, for: cooldown)
                && exactStates[known.package] != place + 1
            {
                states.insert(place + 1)
            }
        }
        states.remove(Int(known.preferred))
        guard !states.isEmpty else { return }
        let set = tables.sets.makeEmpty(Int(known.width))
        tables.waste += Int(known.width)
        for state in states { tables.sets.insert(state, set) }
        let term = Clause.Term(node: node, set: set)
        tables.nodes[Int(node)].withheld = tables.makeClause([term], .withheld(node))
        tables.sets.subtract(known.domain, set, known.width)
    }
}

extension SolverProblem {
    /// Whether a release was published less than `cooldown` milliseconds before now.
    func isTooYoung(_ release: SolverRelease, for cooldown: Int64) -> Bool {
        guard cooldown > 0, let now, let published = release.published else { return false }
        return now.milliseconds - published.milliseconds < cooldown
    }
}

extension VersionRequirement {
    /// Whether the requirement is the exact number of `version` and nothing else.
    func names(_ version: Version) -> Bool {
        guard case .ranges(let alternatives) = self, alternatives.count == 1,
            let comparator = alternatives.first?.first, alternatives[0].count == 1
        else { return false }
        let interval = comparator.interval
        guard comparator.operation == .equal, let lower = interval.lower, let upper = interval.upper
        else { return false }
        return version.hasPrecedence(of: lower) && version.hasPrecedence(of: upper)
            && interval.isUpperIncluded
    }
}
