// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension Tables {
    /// Lists what the versions of a node need; versions that need the same share the demand.
    mutating func listDemands(of node: Int32) {
        guard nodes[Int(node)].demandStart < 0 else { return }
        nodes[Int(node)].demandStart = Int32(truncatingIfNeeded: demandStarts.count)
        let (package, kind) = (nodes[Int(node)].package, nodes[Int(node)].kind)
        let width = Int(nodes[Int(node)].width)
        var known: [Demand.Target: Int32] = [:]
        for (place, release) in packages[Int(package)].releases.enumerated() {
            let start = versionDemands.count
            demandStarts.append(Int32(truncatingIfNeeded: start))
            for target in targets(package, kind, release) {
                let demand: Int32
                if let shared = known[target] {
                    demand = shared
                } else {
                    demand = Int32(truncatingIfNeeded: demands.count)
                    let versions = sets.makeEmpty(width)
                    demands.append(Demand(source: node, versions: versions, target: target))
                    known[target] = demand
                }
                if versionDemands[start...].contains(demand) { continue }
                sets.insert(place + 1, demands[Int(demand)].versions)
                versionDemands.append(demand)
            }
        }
        demandStarts.append(Int32(truncatingIfNeeded: versionDemands.count))
    }

    /// The places in ``versionDemands`` of what a version of a node needs.
    func demandPlaces(_ node: Int32, _ state: Int) -> Range<Int> {
        let place = Int(nodes[Int(node)].demandStart) + state - 1
        return Int(demandStarts[place])..<Int(demandStarts[place + 1])
    }

    // MARK: What a release needs

    private mutating func targets(
        _ package: Int32,
        _ kind: Node.Kind,
        _ release: SolverRelease
    ) -> [Demand.Target] {
        switch kind {
        case .package:
            var needed: [(package: Int32, dependency: Dependency)] = []
            for (name, dependency) in release.dependencies where !dependency.isOptional {
                needed.append((number(of: name), dependency))
            }
            needed.sort { $0.package < $1.package }
            var targets: [Demand.Target] = []
            for (package, dependency) in needed {
                addTargets(package, dependency, to: &targets)
            }
            for (name, requirement) in release.requirements.sorted(by: { $0.key < $1.key }) {
                targets.append(
                    .environment(number(of: name), requirement: number(of: requirement))
                )
            }
            return targets
        case .option(let dependency):
            let name = packages[Int(dependency)].name
            return release.dependencies[name].map { targets(dependency, $0) } ?? []
        case .feature(let name):
            return release.values(of: texts[Int(name)]).flatMap { value in
                targets(package, release, value)
            }
        }
    }

    /// A dependency is a need of the package, and of each feature of it that is asked for.
    mutating func targets(_ package: Int32, _ dependency: Dependency) -> [Demand.Target] {
        var targets: [Demand.Target] = []
        addTargets(package, dependency, to: &targets)
        return targets
    }

    private mutating func addTargets(
        _ package: Int32,
        _ dependency: Dependency,
        to targets: inout [Demand.Target]
    ) {
        let requirement = number(of: dependency.requirement)
        targets.append(.package(package, requirement: requirement))
        _ = node(of: package)
        let hasDefault = packages[Int(package)].hasDefaultFeature
        guard hasDefault || !dependency.features.isEmpty else { return }
        var features = Set(dependency.features)
        if dependency.usesDefaultFeatures { features.insert("default") }
        // Where no version has something under `default`, it need not be looked at.
        if !hasDefault { features.remove("default") }
        for feature in features.sorted() {
            targets.append(
                .feature(package, name: number(of: feature), requirement: requirement)
            )
        }
    }

    private mutating func targets(
        _ package: Int32,
        _ release: SolverRelease,
        _ value: FeatureValue
    ) -> [Demand.Target] {
        switch value {
        case .feature(let name):
            return [.feature(package, name: number(of: name), requirement: Self.everyVersion)]
        case .dependency(let name):
            guard let (dependency, value) = release.dependency(named: name) else {
                // No version has a feature of that name, so that this one cannot be chosen with it.
                return [
                    .feature(
                        package,
                        name: number(of: "dep:" + name),
                        requirement: Self.everyVersion
                    )
                ]
            }
            return value.isOptional ? [.option(package, name: number(of: dependency))] : []
        case .dependencyFeature(let name, let feature, let isWeak):
            guard let (dependency, value) = release.dependency(named: name) else {
                return [
                    .feature(
                        package,
                        name: number(of: "dep:" + name),
                        requirement: Self.everyVersion
                    )
                ]
            }
            let target = number(of: dependency)
            let (name, requirement) = (number(of: feature), number(of: value.requirement))
            let wanted = Demand.Target.feature(target, name: name, requirement: requirement)
            guard value.isOptional else { return [wanted] }
            if isWeak {
                let option = node(of: package, .option(target))
                return [
                    .weakFeature(target, name: name, requirement: requirement, option: option)
                ]
            }
            return [.option(package, name: target), wanted]
        }
    }

    // MARK: Clauses of demands

    /// The clause of a demand; ``Demand/unknown`` when the package is not loaded, ``Demand/void`` when
    /// the demand is always met.
    mutating func clause(of demand: Int32) -> Int32 {
        let known = demands[Int(demand)]
        if known.clause != Demand.unmade { return known.clause }
        let clause = makeClause(of: known, .demand(demand))
        demands[Int(demand)].clause = clause
        return clause
    }

    private mutating func makeClause(of demand: Demand, _ origin: Clause.Origin) -> Int32 {
        let source = Clause.Term(node: demand.source, set: demand.versions)
        switch demand.target {
        case .package(let package, let requirement):
            guard packages[Int(package)].isLoaded else { return Demand.unknown }
            return makeClause(source, needs: node(of: package), requirement, origin)
        case .feature(let package, let name, let requirement):
            guard packages[Int(package)].isLoaded else { return Demand.unknown }
            let node = node(of: package, .feature(name))
            return makeClause(source, needs: node, requirement, origin)
        case .option(let package, let name):
            let node = node(of: package, .option(name))
            return makeClause(source, needs: node, Self.everyVersion, origin)
        case .weakFeature(let package, let name, let requirement, let option):
            guard packages[Int(package)].isLoaded else { return Demand.unknown }
            let node = node(of: package, .feature(name))
            guard node != demand.source else { return Demand.void }
            let on = sets.makeCopy(of: nodes[Int(option)].full, nodes[Int(option)].width)
            sets.remove(StateSets.absent, on)
            let (others, target) = (excluded(node, requirement), nodes[Int(node)])
            let isHopeless = sets.isSubset(target.full, others, target.width)
            let both = [source, Clause.Term(node: option, set: on)]
            let terms = isHopeless ? both : both + [Clause.Term(node: node, set: others)]
            return makeClause(terms, origin)
        case .environment(let name, let requirement):
            let isMet = settings.environment[texts[Int(name)]].map {
                requirements[Int(requirement)].accepts($0)
            }
            return isMet == true ? Demand.void : makeClause([source], origin)
        }
    }

    private mutating func makeClause(
        _ source: Clause.Term,
        needs node: Int32,
        _ requirement: Int32,
        _ origin: Clause.Origin
    ) -> Int32 {
        let others = excluded(node, requirement)
        let target = nodes[Int(node)]
        if node == source.node {
            let both = sets.makeCopy(of: source.set, target.width)
            sets.intersect(both, others, target.width)
            if sets.isEmpty(both, target.width) { return Demand.void }
            return makeClause([Clause.Term(node: node, set: both)], origin)
        }
        // Where nothing meets the requirement, the second term would say nothing.
        let isHopeless = sets.isSubset(target.full, others, target.width)
        return makeClause(
            isHopeless ? [source] : [source, Clause.Term(node: node, set: others)],
            origin
        )
    }
}

extension VersionRequirement {
    /// Whether an installed version will do; of a prerelease only its precedence counts.
    func accepts(_ installed: Version) -> Bool {
        switch self {
        case .tag: false
        case .ranges(let alternatives):
            alternatives.contains { $0.allSatisfy { $0.interval.contains(installed) } }
        }
    }
}
