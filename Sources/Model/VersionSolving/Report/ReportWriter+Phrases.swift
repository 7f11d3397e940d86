// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension ReportWriter {
    /// Some versions of a node as the subject of a sentence: "every version of `@alice/utils`".
    func phrase(_ node: Int32, _ states: Set<Int>) -> String {
        let known = search.tables.nodes[Int(node)]
        let entry = search.tables.packages[Int(known.package)]
        let words = VersionWords(entry.releases)
        let present = states.subtracting([StateSets.absent])
        let kind = aliases[node] ?? known.kind
        let part = kind == .package ? "" : " with " + partName(kind)
        if present.count > 1 {
            if words.isEverything(present) { return "every version of `\(entry.name)`" + part }
            let requirements = (told[known.base] ?? []) + (told[node] ?? [])
            for requirement in requirements
            where matches(known.package, requirement) == present {
                return "every `\(entry.name)` that matches `\(requirement)`" + part
            }
        }
        return "`\(entry.name)` \(words.range(present))" + part
    }

    /// The name of a node alone.
    func name(_ node: Int32) -> String {
        let known = search.tables.nodes[Int(node)]
        let name = "`\(search.tables.packages[Int(known.package)].name)`"
        return known.kind == .package ? name : name + " with " + partName(known.kind)
    }

    func partName(_ kind: Node.Kind) -> String {
        switch kind {
        case .package: ""
        case .feature(let name): "the feature `\(search.tables.texts[Int(name)])`"
        case .option(let package): "its optional `\(search.tables.packages[Int(package)].name)`"
        }
    }

    func features(_ names: [String]) -> String {
        let all = Set(names).sorted().map { "`\($0)`" }
        return (all.count == 1 ? "the feature " : "the features ") + VersionWords.list(all)
    }

    /// What a demand asks for, as the object of a sentence.
    func object(_ target: Demand.Target) -> String {
        let tables = search.tables
        switch target {
        case .package(let package, let requirement):
            return "`\(tables.packages[Int(package)].name)`" + range(requirement)
        case .feature(let package, let name, let requirement),
            .weakFeature(let package, let name, let requirement, _):
            let feature = "the feature `\(tables.texts[Int(name)])`"
            return "`\(tables.packages[Int(package)].name)`\(range(requirement)) with \(feature)"
        case .option(_, let name): return "its optional `\(tables.packages[Int(name)].name)`"
        case .environment(let name, let requirement):
            return "`\(tables.texts[Int(name)])`" + range(requirement)
        }
    }

    private func range(_ requirement: Int32) -> String {
        requirement < 0 ? "" : " `\(search.tables.requirements[Int(requirement)])`"
    }

    /// The node that a demand is about; itself nothing for a runtime.
    func target(_ target: Demand.Target) -> Int32 {
        let nodes = search.tables.nodes
        let kind: Node.Kind
        let package: Int32
        switch target {
        case .package(let number, _): (package, kind) = (number, .package)
        case .feature(let number, let name, _), .weakFeature(let number, let name, _, _):
            (package, kind) = (number, .feature(name))
        case .option(let number, let name): (package, kind) = (number, .option(name))
        case .environment: return 0
        }
        let found = nodes.firstIndex { $0.package == package && $0.kind == kind }
        return Int32(truncatingIfNeeded: found ?? 0)
    }

    func versions(of demand: Demand) -> Set<Int> {
        states(Clause.Term(node: demand.source, set: demand.versions))
    }

    /// What a clause leaves of a node.
    func remaining(_ node: Int32, _ clause: Int32) -> Set<Int> {
        var remaining = left(of: node)
        for term in search.tables.terms(of: clause) where term.node == node {
            remaining.subtract(states(term))
        }
        return remaining
    }

    func matches(_ package: Int32, _ requirement: VersionRequirement) -> Set<Int> {
        var tables = search.tables
        let number = tables.number(of: requirement)
        let set = tables.matching(package, number)
        let width = tables.nodes[Int(tables.node(of: package))].width
        return Set(tables.sets.states(set, width))
    }

    // MARK: What nothing meets

    /// Whether no version at all is what a demand asks for.
    func isHopeless(_ target: Demand.Target) -> Bool {
        switch target {
        case .environment: return true
        case .option: return false
        case .package(let package, let requirement):
            return match(package, requirement).isEmpty
        case .feature(let package, let name, let requirement),
            .weakFeature(let package, let name, let requirement, _):
            let feature = search.tables.texts[Int(name)]
            return !match(package, requirement).contains { state in
                search.tables.packages[Int(package)].releases[state - 1].hasFeature(feature)
            }
        }
    }

    private func match(_ package: Int32, _ requirement: Int32) -> Set<Int> {
        let releases = search.tables.packages[Int(package)].releases
        if requirement < 0 { return Set(1..<releases.count + 1) }
        return matches(package, search.tables.requirements[Int(requirement)])
    }

    /// Why nothing is what a demand asks for.
    func despair(_ target: Demand.Target) -> String {
        let tables = search.tables
        switch target {
        case .option: return "that is not to be had"
        case .environment(let name, _):
            let name = tables.texts[Int(name)]
            return search.problem.environment[name].map { "`\(name)` is \($0) here" }
                ?? "there is no `\(name)` here"
        case .package(let package, let requirement), .feature(let package, _, let requirement),
            .weakFeature(let package, _, let requirement, _):
            let entry = tables.packages[Int(package)]
            guard let newest = VersionWords(entry.releases).newest else {
                return "there is no package of that name"
            }
            if !match(package, requirement).isEmpty, let feature = target.feature {
                return "no such version has the feature `\(tables.texts[Int(feature)])`"
            }
            guard requirement >= 0 else { return "no version of `\(entry.name)` has that" }
            let prereleases = prereleases(entry, tables.requirements[Int(requirement)])
            if let only = prereleases.last {
                return "no version matches but the prerelease \(only), which has to be asked for"
            }
            return "no version matches; the newest is \(newest)"
        }
    }

    /// The prereleases of versions that a requirement accepts, but does not ask for.
    private func prereleases(
        _ entry: PackageEntry,
        _ requirement: VersionRequirement
    ) -> [Version] {
        entry.releases.map(\.version).filter { version in
            version.isPrerelease
                && requirement.contains(Version(version.major, version.minor, version.patch))
        }
    }
}

extension Demand.Target {
    /// The number of the requirement; `nil` where there is none.
    var requirement: Int32? {
        switch self {
        case .package(_, let requirement), .feature(_, _, let requirement),
            .weakFeature(_, _, let requirement, _), .environment(_, let requirement):
            requirement
        case .option: nil
        }
    }

    /// The number of the name of the feature; `nil` where none is asked for.
    var feature: Int32? {
        switch self {
        case .feature(_, let name, _), .weakFeature(_, let name, _, _): name
        case .package, .option, .environment: nil
        }
    }
}
