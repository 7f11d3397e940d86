// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension Search {
    private struct Found {
        var features: [String] = []
        var edges: [(package: Int32, requirement: Int32)] = []
        var pass: Int32 = 0
    }

    /// What the search found, from the project outward; first what it needs to run, then the rest.
    mutating func solution() -> Solution {
        var found: [Int32: Found] = [:]
        var stack: [Int32] = []
        for pass in [Int32(1), 2] {
            for (requirement, target) in rootTargets
            where pass == 2 || !problem.requirements[Int(requirement)].isDevelopment {
                reach(target, pass, &stack)
            }
            while let node = stack.popLast() { visit(node, pass, &stack, &found) }
        }
        return Solution(packages: found.keys.sorted().compactMap { makePackage($0, found[$0]) })
    }

    private func makePackage(_ number: Int32, _ found: Found?) -> SolvedPackage? {
        let entry = tables.packages[Int(number)]
        guard var found, let state = state(entry.node) else { return nil }
        found.edges.sort { ($0.package, $0.requirement) < ($1.package, $1.requirement) }
        var edges: [SolvedPackage.Edge] = []
        edges.reserveCapacity(found.edges.count)
        for edge in found.edges {
            let next = SolvedPackage.Edge(
                name: tables.packages[Int(edge.package)].name,
                requirement: tables.requirements[Int(edge.requirement)]
            )
            if edges.last != next { edges.append(next) }
        }
        return SolvedPackage(
            name: entry.name,
            version: entry.releases[state - 1].version,
            features: found.features.filter { $0 != "default" || entry.hasDefaultFeature }.sorted(),
            dependencies: edges,
            isDevelopmentOnly: found.pass == 2
        )
    }

    private func state(_ node: Int32) -> Int? {
        guard tables.nodes[Int(node)].epoch == epoch else { return nil }
        let known = tables.nodes[Int(node)]
        return tables.sets.onlyState(known.domain, known.width).flatMap { $0 > 0 ? $0 : nil }
    }

    private mutating func visit(
        _ node: Int32,
        _ pass: Int32,
        _ stack: inout [Int32],
        _ found: inout [Int32: Found]
    ) {
        guard let state = state(node) else { return }
        let known = tables.nodes[Int(node)]
        for place in tables.demandPlaces(node, state) {
            let target = tables.demands[Int(tables.versionDemands[place])].target
            if case .package(let package, let requirement) = target {
                found[known.package, default: Found()].edges.append((package, requirement))
            }
            reach(target, pass, &stack)
        }
        switch known.kind {
        case .package: found[known.package, default: Found()].pass = pass
        case .feature(let name):
            found[known.package, default: Found()].features.append(tables.texts[Int(name)])
        case .option: break
        }
    }

    private mutating func reach(_ target: Demand.Target, _ pass: Int32, _ stack: inout [Int32]) {
        let node: Int32
        switch target {
        case .package(let package, _): node = tables.node(of: package)
        case .feature(let package, let name, _):
            node = tables.node(of: package, .feature(name))
        case .option(let package, let name): node = tables.node(of: package, .option(name))
        case .weakFeature(let package, let name, _, let option):
            guard state(option) != nil else { return }
            node = tables.node(of: package, .feature(name))
        case .environment: return
        }
        if tables.nodes[Int(node)].reached == 0 {
            tables.nodes[Int(node)].reached = pass
            stack.append(node)
        }
    }
}
