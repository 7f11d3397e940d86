// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// How a project comes to have a locked module: from its manifests for packages, else from its files.
struct ModuleWays {
    /// The most ways to one module that are told.
    private static let limit = 8

    private let lock: Lock
    private let graph: PackageGraph
    private let importers: [ModuleID: [ModuleID]]

    init(_ lock: Lock, _ graph: PackageGraph) {
        self.lock = lock
        self.graph = graph
        var importers: [ModuleID: [ModuleID]] = [:]
        for entry in lock.entries.values {
            for target in Set(entry.dependencies.values.map(\.lockKey)) {
                importers[target, default: []].append(entry.id)
            }
        }
        self.importers = importers.mapValues { $0.sorted() }
    }

    /// The ways to `entry`, and the dependency of the project that the first of them begins with.
    func ways(to entry: LockEntry) -> (ways: [[String]], root: PackageGraph.Root?) {
        guard let package = entry.package else { return ([way(to: entry.id)], nil) }
        let ways = graph.ways(to: package.name)
        let texts = ways.prefix(Self.limit).map { root, way in
            ["\(root.origin) (\(root.requirement))"] + way.map { id(of: $0) }
        }
        return (texts, ways.first?.root)
    }

    /// A shortest way from what no locked module imports.
    private func way(to module: ModuleID) -> [String] {
        var next: [ModuleID: ModuleID] = [:]
        var seen: Set<ModuleID> = [module]
        var queue = [module]
        var place = 0
        while place < queue.count {
            let current = queue[place]
            place += 1
            let above = importers[current] ?? []
            guard !above.isEmpty else {
                return ["the project's files"]
                    + sequence(first: current) { next[$0] }.map(\.description)
            }
            for importer in above where seen.insert(importer).inserted {
                next[importer] = current
                queue.append(importer)
            }
        }
        // Modules that import each other: the project imports one of them.
        return ["the project's files", module.description]
    }

    private func id(of name: PackageName) -> String {
        graph.packages[name]?.id.description ?? name.description
    }
}
