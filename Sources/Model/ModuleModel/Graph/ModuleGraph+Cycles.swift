// SPDX-License-Identifier: Apache-2.0

extension ModuleGraph {
    /// Imports that lead in a circle through nodes for which `isMember` holds: each leads to the importer of the
    /// next, the last to that of the first; `nil` when there are none.
    ///
    /// - Complexity: O(nodes + edges).
    public func cycle(among isMember: (ModuleNode) -> Bool) -> [ModuleEdge]? {
        enum State { case open, done }
        var states: [ModuleID: State] = [:]
        for start in nodes where isMember(start) && states[start.id] == nil {
            var path: [ModuleEdge] = []
            var stack: [(node: ModuleNode, next: Int)] = [(start, 0)]
            states[start.id] = .open
            while let top = stack.last {
                guard top.next < top.node.edges.count else {
                    states[top.node.id] = .done
                    stack.removeLast()
                    if !path.isEmpty { path.removeLast() }
                    continue
                }
                stack[stack.count - 1].next += 1
                let edge = top.node.edges[top.next]
                guard let target = self[edge.target], isMember(target) else { continue }
                switch states[target.id] {
                case .done: continue
                case .open:
                    let first = stack.firstIndex { $0.node.id == target.id } ?? 0
                    return Array(path[first...]) + [edge]
                case nil:
                    states[target.id] = .open
                    path.append(edge)
                    stack.append((target, 0))
                }
            }
        }
        return nil
    }
}
