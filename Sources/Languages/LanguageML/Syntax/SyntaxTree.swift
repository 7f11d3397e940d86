// SPDX-License-Identifier: Apache-2.0

/// A whole module as it is written.
struct SyntaxTree: Sendable {
    let statements: [Statement]
    /// Where what stands before each statement ends, a byte a statement.
    let leads: [Int]

    /// The imports, in source order.
    var imports: [ImportStatement] {
        statements.compactMap { statement in
            guard case .importing(let value) = statement.kind else { return nil }
            return value
        }
    }

    /// The permissions that its capabilities ask for, in source order; `nil` when it has none.
    var permissions: [String]? {
        let capabilities = statements.compactMap { statement in
            if case .capability(let value) = statement.kind { value } else { nil }
        }
        guard !capabilities.isEmpty else { return nil }
        return capabilities.flatMap { DeclaredPermission.all(in: $0).map(\.text) }
    }
}
