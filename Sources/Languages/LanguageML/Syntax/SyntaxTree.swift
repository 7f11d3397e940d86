// SPDX-License-Identifier: Apache-2.0

/// A whole module as it is written.
struct SyntaxTree: Sendable {
    let statements: [Statement]

    /// The imports, in source order.
    var imports: [ImportStatement] {
        statements.compactMap { statement in
            guard case .importing(let value) = statement.kind else { return nil }
            return value
        }
    }
}
