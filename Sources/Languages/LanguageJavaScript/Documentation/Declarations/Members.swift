// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Collects the members of a class or interface: overloads and accessors belong together.
struct Members {
    private(set) var all: [DocumentedExport] = []

    /// The most members of one declaration that are kept.
    private static let limit = 1_000

    /// The getters and setters so far, by name and whether they are static.
    private var accessors: [String: Int] = [:]

    mutating func add(_ member: DocumentedExport) {
        if all.count < Self.limit { all.append(member) }
    }

    /// Adds a getter or setter; the second one of a name completes the first.
    mutating func add(_ accessor: DocumentedExport, isSetter: Bool) {
        let key = (accessor.isStatic ? "static " : "") + accessor.name
        guard let place = accessors[key] else {
            accessors[key] = all.count
            return add(accessor)
        }
        guard place < all.count else { return }
        var merged = isSetter ? all[place] : accessor
        merged.text = all[place].text ?? accessor.text
        merged.deprecated = all[place].deprecated ?? accessor.deprecated
        merged.line = all[place].line
        let words = merged.isStatic ? "static " : ""
        merged.signature =
            words + merged.name + (merged.result.map { ": " + $0 } ?? "")
        all[place] = merged
    }
}
