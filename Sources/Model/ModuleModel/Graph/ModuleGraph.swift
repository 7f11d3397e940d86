// SPDX-License-Identifier: Apache-2.0

/// The modules of a program and what each of its import specifiers leads to.
///
/// Nodes are in the order in which they were found from the entry, breadth first, so that equal
/// programs give equal graphs.
public struct ModuleGraph: Sendable {
    /// The module that runs first.
    public let entry: ModuleID

    /// The modules, the entry first.
    public private(set) var nodes: [ModuleNode] = []

    private var places: [ModuleID: Int] = [:]

    /// Creates a graph without nodes; the node of `entry` is to be added first.
    public init(entry: ModuleID) {
        self.entry = entry
    }

    /// The node of `id`, if it is part of the program.
    public subscript(id: ModuleID) -> ModuleNode? { places[id].map { nodes[$0] } }

    /// Adds a node; a second node of the same identity is ignored.
    public mutating func add(_ node: ModuleNode) {
        guard places[node.id] == nil else { return }
        places[node.id] = nodes.count
        nodes.append(node)
    }

    /// The shortest chain of imports from the entry to `id`, both included; empty when unreachable.
    ///
    /// - Complexity: O(nodes + edges).
    public func chain(to id: ModuleID) -> [ModuleID] {
        var importers: [ModuleID: ModuleID] = [:]
        var queue = [entry]
        var next = 0
        while next < queue.count {
            let current = queue[next]
            next += 1
            if current == id { break }
            for edge in self[current]?.edges ?? []
            where edge.target != entry && importers[edge.target] == nil {
                importers[edge.target] = current
                queue.append(edge.target)
            }
        }
        guard id == entry || importers[id] != nil else { return [] }
        return Array(sequence(first: id) { $0 == entry ? nil : importers[$0] }.reversed())
    }
}
