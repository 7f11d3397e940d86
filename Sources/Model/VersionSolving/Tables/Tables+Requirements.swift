// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension Tables {
    /// The number of the requirement that prereleases meet too, as inside one package.
    static let everyVersion: Int32 = -1

    /// The versions of a package that meet a requirement, as a set over the states of its node.
    mutating func matching(_ package: Int32, _ requirement: Int32) -> Int32 {
        let key = Self.key(package, requirement)
        if let known = matchingSets[key] { return known }
        let node = nodes[Int(node(of: package))]
        let set = sets.makeEmpty(Int(node.width))
        if requirement == Self.everyVersion {
            sets.insert(1..<packages[Int(package)].releases.count + 1, set)
        } else {
            for states in states(package, requirements[Int(requirement)]) {
                sets.insert(states, set)
            }
        }
        matchingSets[key] = set
        return set
    }

    /// The states of a node that do not meet a requirement, "not chosen" among them.
    mutating func excluded(_ node: Int32, _ requirement: Int32) -> Int32 {
        let key = Self.key(node, requirement)
        if let known = excludedSets[key] { return known }
        let (full, width) = (nodes[Int(node)].full, nodes[Int(node)].width)
        let matching = matching(nodes[Int(node)].package, requirement)
        let set = sets.makeCopy(of: full, width)
        sets.subtract(set, matching, width)
        excludedSets[key] = set
        return set
    }

    private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    }

    /// The ranges of states that meet a requirement.
    private func states(_ package: Int32, _ requirement: VersionRequirement) -> [Range<Int>] {
        let entry = packages[Int(package)]
        switch requirement {
        case .tag(let tag):
            let newest = entry.releases.lastIndex { !$0.version.isPrerelease && $0.yanked == nil }
            return tag == "latest" ? newest.map { [$0 + 1..<$0 + 2] } ?? [] : []
        case .ranges(let alternatives):
            return alternatives.flatMap { comparators -> [Range<Int>] in
                let places = entry.places(comparators)
                guard entry.hasPrereleases, !settings.prereleases.allows(entry.name) else {
                    return [places.lowerBound + 1..<places.upperBound + 1]
                }
                let accepts = VersionRequirement.ranges([comparators])
                return places.compactMap { place in
                    let version = entry.releases[place].version
                    let isAccepted = !version.isPrerelease || accepts.contains(version)
                    return isAccepted ? place + 1..<place + 2 : nil
                }
            }
        }
    }
}

extension PackageEntry {
    /// The places of the releases between the bounds of all comparators, prereleases among them.
    func places(_ comparators: [VersionComparator]) -> Range<Int> {
        var (start, end) = (0, releases.count)
        for comparator in comparators {
            let interval = comparator.interval
            if let lower = interval.lower {
                start = max(
                    start,
                    firstPlace { version in
                        version.hasPrecedence(of: lower)
                            ? interval.isLowerIncluded : lower < version
                    }
                )
            }
            if let upper = interval.upper {
                end = min(
                    end,
                    firstPlace { version in
                        version.hasPrecedence(of: upper)
                            ? !interval.isUpperIncluded : upper < version
                    }
                )
            }
        }
        return start..<max(start, end)
    }

    /// The first release of which `isReached` holds; it holds of all later ones.
    private func firstPlace(_ isReached: (Version) -> Bool) -> Int {
        var (start, end) = (0, releases.count)
        while start < end {
            let middle = (start + end) / 2
            if isReached(releases[middle].version) { end = middle } else { start = middle + 1 }
        }
        return start
    }
}
