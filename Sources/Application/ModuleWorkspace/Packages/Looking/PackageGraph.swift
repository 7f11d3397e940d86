// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// Which package needs which, as a lock says.
package struct PackageGraph: Sendable {
    /// One dependency of the project itself.
    package struct Root: Hashable, Sendable {
        /// The package.
        package let name: PackageName
        /// What is asked of it, in short.
        package let requirement: String
        /// The manifest that says so.
        package let origin: String
        /// Whether only tests need it.
        package let isDevelopment: Bool
    }

    /// The dependencies of the project, by name.
    package let roots: [Root]

    /// The packages, by name.
    package let packages: [PackageName: LockEntry]

    private let needs: [PackageName: [PackageName]]
    private let neededBy: [PackageName: [PackageName]]

    init(roots: [Root], packages: [PackageName: LockEntry]) {
        self.roots = roots
        self.packages = packages
        needs = packages.mapValues { entry in
            entry.dependencies.keys.compactMap { try? PackageName(parsing: $0) }.sorted()
        }
        var neededBy: [PackageName: [PackageName]] = [:]
        for (name, targets) in needs {
            for target in targets { neededBy[target, default: []].append(name) }
        }
        self.neededBy = neededBy.mapValues { $0.sorted() }
    }

    /// The packages that `name` needs, by name.
    package func dependencies(of name: PackageName) -> [PackageName] { needs[name] ?? [] }

    /// The packages that need `name`, by name.
    package func dependents(of name: PackageName) -> [PackageName] { neededBy[name] ?? [] }

    /// For each dependency of the project that leads to `name`, a shortest way, both ends included.
    package func ways(to name: PackageName) -> [(root: Root, way: [PackageName])] {
        // Breadth first from the end, so that each package knows the next step of a shortest way.
        var next: [PackageName: PackageName] = [:]
        var seen: Set<PackageName> = [name]
        var queue = [name]
        var place = 0
        while place < queue.count {
            let current = queue[place]
            place += 1
            for dependent in dependents(of: current) where seen.insert(dependent).inserted {
                next[dependent] = current
                queue.append(dependent)
            }
        }
        return roots.filter { seen.contains($0.name) }.map { root in
            (root, Array(sequence(first: root.name) { $0 == name ? nil : next[$0] }))
        }
    }
}
