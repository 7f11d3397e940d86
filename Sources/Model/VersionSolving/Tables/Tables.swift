// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// A catalogue as numbers, filled as the search comes upon packages, and kept from search to search.
///
/// Nothing in here depends on what was searched before, except the numbers of nodes and clauses, which
/// no decision looks at. Clauses of earlier searches stay until ``waste`` makes the owner start anew.
struct Tables: Sendable {
    var sets = StateSets()
    var nodes: ContiguousArray<Node> = []
    var clauses: ContiguousArray<Clause> = []
    var terms: ContiguousArray<Clause.Term> = []

    /// The packages; those of the catalogue come first, in the order of their names.
    var packages: ContiguousArray<PackageEntry> = []
    private var packageNumbers: [ManifestName: Int32] = [:]

    /// The names of features, languages and runtimes.
    private(set) var texts: [String] = []
    private var textNumbers: [String: Int32] = [:]

    var requirements: [VersionRequirement] = []
    private var requirementNumbers: [VersionRequirement: Int32] = [:]

    var demands: ContiguousArray<Demand> = []
    /// For each version of a node, where its demands begin in ``versionDemands``; and where the last end.
    var demandStarts: ContiguousArray<Int32> = []
    var versionDemands: ContiguousArray<Int32> = []
    var sameVersionClauses: ContiguousArray<Int32> = []

    /// The sets of ``matching(_:_:)`` and ``excluded(_:_:)``, by both numbers.
    var matchingSets: [UInt64: Int32] = [:]
    var excludedSets: [UInt64: Int32] = [:]
    private var partNodes: [PartKey: Int32] = [:]

    /// What a clause may depend on besides the catalogue.
    let settings: Settings

    /// How many words the searches so far have left behind.
    var waste = 0

    struct Settings: Hashable, Sendable {
        var prereleases = SolverProblem.PrereleaseRule()
        var environment: [String: Version] = [:]
    }

    private struct PartKey: Hashable {
        let package: Int32
        let kind: Node.Kind
    }

    init(_ catalogue: SolverCatalogue, _ settings: Settings) {
        self.settings = settings
        let sorted = catalogue.packages.map { (key: $0.key.description, $0.key, $0.value) }
            .sorted { $0.key < $1.key }
        packages.reserveCapacity(sorted.count)
        packageNumbers.reserveCapacity(sorted.count)
        for (_, name, releases) in sorted { add(name, releases, isLoaded: true) }
    }

    private mutating func add(_ name: ManifestName, _ releases: [SolverRelease], isLoaded: Bool) {
        packageNumbers[name] = Int32(truncatingIfNeeded: packages.count)
        packages.append(PackageEntry(name: name, releases: releases, isLoaded: isLoaded))
    }
}

// MARK: - Numbers

extension Tables {
    /// The number of a package; one that nobody has loaded gets a number too.
    mutating func number(of name: ManifestName) -> Int32 {
        if let number = packageNumbers[name] { return number }
        add(name, [], isLoaded: false)
        return Int32(truncatingIfNeeded: packages.count - 1)
    }

    /// The number of the name of a feature, a language or a runtime.
    mutating func number(of text: String) -> Int32 {
        if let number = textNumbers[text] { return number }
        let number = Int32(truncatingIfNeeded: texts.count)
        texts.append(text)
        textNumbers[text] = number
        return number
    }

    /// The number of a requirement.
    mutating func number(of requirement: VersionRequirement) -> Int32 {
        if let number = requirementNumbers[requirement] { return number }
        let number = Int32(truncatingIfNeeded: requirements.count)
        requirements.append(requirement)
        requirementNumbers[requirement] = number
        return number
    }
}

// MARK: - Nodes

extension Tables {
    /// The node of a package.
    mutating func node(of package: Int32) -> Int32 {
        let known = packages[Int(package)].node
        if known >= 0 { return known }
        survey(package)
        let states = packages[Int(package)].releases.count + 1
        let node = Int32(truncatingIfNeeded: nodes.count)
        append(package, .package, base: node, states: states)
        sets.insert(0..<states, nodes[Int(node)].full)
        packages[Int(package)].node = node
        return node
    }

    /// The node of a feature or an optional dependency of a package.
    mutating func node(of package: Int32, _ kind: Node.Kind) -> Int32 {
        let key = PartKey(package: package, kind: kind)
        if let known = partNodes[key] { return known }
        let base = node(of: package)
        let releases = packages[Int(package)].releases
        let node = Int32(truncatingIfNeeded: nodes.count)
        partNodes[key] = node
        append(package, kind, base: base, states: releases.count + 1)
        let (full, width) = (nodes[Int(node)].full, nodes[Int(node)].width)
        for (place, release) in releases.enumerated() where has(kind, release) {
            sets.insert(place + 1, full)
        }
        let having = sets.makeCopy(of: full, width)
        let lacking = sets.makeCopy(of: nodes[Int(base)].full, width)
        sets.subtract(lacking, having, width)
        sets.insert(StateSets.absent, full)
        nodes[Int(node)].presence = makeClause(
            [Clause.Term(node: node, set: having), Clause.Term(node: base, set: lacking)],
            .presence(node)
        )
        nodes[Int(node)].sameVersionStart = Int32(truncatingIfNeeded: sameVersionClauses.count)
        sameVersionClauses.append(
            contentsOf: repeatElement(Demand.unmade, count: 2 * releases.count + 2)
        )
        return node
    }

    private mutating func append(_ package: Int32, _ kind: Node.Kind, base: Int32, states: Int) {
        let width = StateSets.width(states)
        nodes.append(
            Node(
                package: package,
                kind: kind,
                base: base,
                width: Int32(truncatingIfNeeded: width),
                full: sets.makeEmpty(width),
                domain: sets.makeEmpty(width),
                work: sets.makeEmpty(width)
            )
        )
    }

    /// Notes what is special about the releases of a package.
    private mutating func survey(_ package: Int32) {
        var entry = packages[Int(package)]
        for (place, release) in entry.releases.enumerated() {
            if release.yanked != nil { entry.yanked.append(place + 1) }
            if release.published != nil { entry.isDated = true }
            if release.version.isPrerelease { entry.hasPrereleases = true }
            if release.features["default"] != nil { entry.hasDefaultFeature = true }
        }
        packages[Int(package)] = entry
    }

    /// Whether a release has a feature or an optional dependency.
    ///
    /// An optional dependency is a feature of its own name, unless a feature says `dep:`. Every release
    /// has the feature `default`, under which mostly nothing is.
    private func has(_ kind: Node.Kind, _ release: SolverRelease) -> Bool {
        switch kind {
        case .package: true
        case .option(let number):
            release.dependencies[packages[Int(number)].name]?.isOptional == true
        case .feature(let number):
            release.hasFeature(texts[Int(number)])
        }
    }
}

// MARK: - Clauses

extension Tables {
    /// Adds a clause; a node has at most one term in it.
    mutating func makeClause(_ new: [Clause.Term], _ origin: Clause.Origin) -> Int32 {
        let clause = Clause(
            start: Int32(truncatingIfNeeded: terms.count),
            count: Int32(truncatingIfNeeded: new.count),
            origin: origin
        )
        terms.append(contentsOf: new)
        clauses.append(clause)
        return Int32(truncatingIfNeeded: clauses.count - 1)
    }

    /// The terms of a clause.
    func terms(of clause: Int32) -> ContiguousArray<Clause.Term>.SubSequence {
        let clause = clauses[Int(clause)]
        return terms[Int(clause.start)..<Int(clause.start + clause.count)]
    }

    /// The clause that a feature and its package have the same version, once one of them has one.
    mutating func sameVersionClause(_ node: Int32, _ state: Int, isFromBase: Bool) -> Int32 {
        let part = nodes[Int(node)]
        let place = Int(part.sameVersionStart) + state * 2 + (isFromBase ? 1 : 0)
        if sameVersionClauses[place] >= 0 { return sameVersionClauses[place] }
        let settled = sets.makeEmpty(Int(part.width))
        sets.insert(state, settled)
        let (fixed, other) = isFromBase ? (part.base, node) : (node, part.base)
        let others = sets.makeCopy(of: nodes[Int(other)].full, part.width)
        sets.remove(state, others)
        // A feature may be off; its package may not.
        if isFromBase { sets.remove(StateSets.absent, others) }
        let clause = makeClause(
            [Clause.Term(node: fixed, set: settled), Clause.Term(node: other, set: others)],
            .sameVersion(node)
        )
        sameVersionClauses[place] = clause
        return clause
    }
}
