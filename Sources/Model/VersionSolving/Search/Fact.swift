// SPDX-License-Identifier: Apache-2.0

/// Something that is so without being inferred.
enum Fact: Hashable, Sendable {
    /// A requirement of the project, by its number.
    case root(Int32)
    /// A demand of some releases, by its number.
    case demand(Int32)
    /// Some versions of a node are yanked or too young.
    case withheld(Int32)
    /// Not all versions have the feature that a node is.
    case presence(Int32)
    /// A feature has the version of its package.
    case sameVersion(Int32)

    /// The fact that a clause states; `nil` when it was learned.
    init?(_ origin: Clause.Origin) {
        switch origin {
        case .root(let number): self = .root(number)
        case .demand(let number): self = .demand(number)
        case .withheld(let node): self = .withheld(node)
        case .presence(let node): self = .presence(node)
        case .sameVersion(let node): self = .sameVersion(node)
        case .learned: return nil
        }
    }
}
