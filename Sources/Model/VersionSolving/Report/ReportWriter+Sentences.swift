// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension ReportWriter {
    /// What a clause says, told about the node that it limits; `nil` where that goes without saying.
    mutating func clauseSentence(_ clause: Int32, about pivot: Int32) -> String? {
        let known = search.tables.clauses[Int(clause)]
        switch known.origin {
        case .root(let number):
            return rootSentence(number, clause)
        case .demand(let number):
            let demand = search.tables.demands[Int(number)]
            if case .option = demand.target, pivot != demand.source {
                aliases[pivot] = search.tables.nodes[Int(demand.source)].kind
                return nil
            }
            return demandSentence(demand, isBackward: pivot == demand.source)
        case .withheld(let node): return withheldSentence(node)
        case .presence(let node):
            return presenceSentence(node)
        case .sameVersion: return nil
        case .learned(let inference):
            let number = numbers[inference] ?? 0
            let remaining = remaining(pivot, clause)
            if remaining.isEmpty { return "(\(number)) rules out what is left of \(name(pivot))" }
            let wasOptional = left(of: pivot).contains(StateSets.absent)
            return remaining.contains(StateSets.absent) || !wasOptional
                ? "(\(number)) rules out \(phrase(pivot, left(of: pivot).subtracting(remaining)))"
                : "by (\(number)), that leaves \(phrase(pivot, remaining))"
        }
    }

    /// The last sentences: the clause that cannot be met, and what that means.
    mutating func ending(_ clause: Int32) -> [String] {
        switch search.tables.clauses[Int(clause)].origin {
        case .root(let number):
            let requirement = search.rootTargets.first { $0.requirement == number }
            let line = [rootSentence(number, clause)].compactMap(\.self)
            guard search.tables.clauses[Int(clause)].count > 0, let requirement else {
                return line
            }
            return line + nothingLeft(of: target(requirement.target))
        case .demand(let number):
            let demand = search.tables.demands[Int(number)]
            let line = demandSentence(demand, isBackward: false)
            guard search.tables.clauses[Int(clause)].count > 1 else { return [line] }
            return [line] + nothingLeft(of: target(demand.target))
        case .withheld(let node):
            return [withheldSentence(node)].compactMap(\.self) + nothingLeft(of: node)
        case .presence(let node):
            let base = search.tables.nodes[Int(node)].base
            return [presenceSentence(node)].compactMap(\.self) + nothingLeft(of: base)
        case .sameVersion(let node):
            return nothingLeft(of: search.tables.nodes[Int(node)].base)
        case .learned(let inference):
            return ["(\(numbers[inference] ?? 0)) rules that out"]
        }
    }

    // MARK: Kinds of clauses

    /// What the project asks for; `nil` where that was told already, as for a package and its feature.
    private mutating func rootSentence(_ number: Int32, _ clause: Int32) -> String? {
        guard toldRoots.insert(number).inserted else { return nil }
        let root = search.problem.requirements[Int(number)]
        let node = search.tables.terms(of: clause).first?.node
        let asking = root.isAsked ? "you ask for" : "`\(root.origin)` needs"
        var line = "\(asking) `\(root.name)` `\(root.dependency.requirement)`"
        if !root.dependency.features.isEmpty {
            line += " with " + features(root.dependency.features)
        }
        if root.isDevelopment { line += " for its tests" }
        let target = search.rootTargets.first { $0.requirement == number }
        guard let node else {
            let hopeless =
                search.rootTargets.filter { $0.requirement == number }
                .first { isHopeless($0.target) } ?? target
            return line + (hopeless.map { ", and " + despair($0.target) } ?? "")
        }
        told[node, default: []].append(root.dependency.requirement)
        return line
    }

    private mutating func demandSentence(_ demand: Demand, isBackward: Bool) -> String {
        let source =
            isBackward
            ? left(of: demand.source).intersection(versions(of: demand)) : left(of: demand.source)
        let subject = phrase(demand.source, source)
        let needs = Self.isPlural(subject) ? " need " : " needs "
        let isOut = isBackward && !assumed.contains(target(demand.target))
        let outcome = Self.isPlural(subject) ? " are out: they need " : " is out: it needs "
        let line = subject + (isOut ? outcome : needs) + object(demand.target)
        if isHopeless(demand.target) { return line + ", and " + despair(demand.target) }
        if lacks(demand, source) {
            return line + ", which \(Self.isPlural(subject) ? "they do" : "it does") not have"
        }
        if isBackward { return line }
        if let requirement = demand.target.requirement, requirement >= 0 {
            told[target(demand.target), default: []]
                .append(search.tables.requirements[Int(requirement)])
        }
        return line
    }

    /// Whether versions of a package ask for a feature of the package itself that none of them has.
    private func lacks(_ demand: Demand, _ states: Set<Int>) -> Bool {
        guard case .feature(let package, let name, _) = demand.target,
            package == search.tables.nodes[Int(demand.source)].package
        else { return false }
        let releases = search.tables.packages[Int(package)].releases
        let feature = search.tables.texts[Int(name)]
        return !states.contains { $0 > 0 && releases[$0 - 1].hasFeature(feature) }
    }

    /// Whether a subject names several versions one by one.
    private static func isPlural(_ subject: String) -> Bool {
        let range = subject.prefix { $0 != "w" }
        return range.contains(" and ") || range.contains(" to ")
    }

    /// The versions that may not be chosen, of those that would do otherwise.
    private func withheldSentence(_ node: Int32) -> String? {
        let entry = search.tables.packages[Int(search.tables.nodes[Int(node)].package)]
        let clause = search.tables.nodes[Int(node)].withheld
        let all =
            clause >= 0
            ? search.tables.terms(of: clause).first.map(states) ?? [] : []
        let told = told[node] ?? []
        var reasons: [String] = []
        for state in all.sorted() {
            let release = entry.releases[state - 1]
            guard told.allSatisfy({ $0.contains(release.version) }) else { continue }
            if let reason = release.yanked {
                reasons.append(
                    "`\(entry.name)` \(release.version) is yanked"
                        + (reason.isEmpty ? "" : " (\(reason))")
                )
            } else {
                let age = VersionWords.time(search.problem.cooldown(of: entry.name))
                reasons.append("`\(entry.name)` \(release.version) is younger than \(age)")
            }
        }
        return reasons.isEmpty ? nil : VersionWords.list(reasons)
    }

    /// Which versions have a feature; `nil` where all have it.
    private func presenceSentence(_ node: Int32) -> String? {
        let part = search.tables.nodes[Int(node)]
        let full = Set(search.tables.sets.states(part.full, part.width))
            .subtracting([StateSets.absent])
        let releases = search.tables.packages[Int(part.package)].releases
        if full.count == releases.count { return nil }
        let subject = phrase(part.base, full)
        return "only \(subject) \(Self.isPlural(subject) ? "have" : "has") \(partName(part.kind))"
    }

    /// The conclusion of a story: the requirements that have nothing in common, where it is that.
    private func nothingLeft(of node: Int32) -> [String] {
        let part = search.tables.nodes[Int(node)]
        if assumed.contains(node) { return [] }
        let all = (told[part.base] ?? []) + (part.base == node ? [] : told[node] ?? [])
        let name = "`\(search.tables.packages[Int(part.package)].name)`"
        for (place, later) in all.enumerated() {
            for earlier in all[..<place] {
                let both = matches(part.package, earlier).intersection(matches(part.package, later))
                if both.isEmpty {
                    return ["no version of \(name) is both `\(earlier)` and `\(later)`"]
                }
            }
        }
        return ["so no version of \(name) is left to choose"]
    }
}
