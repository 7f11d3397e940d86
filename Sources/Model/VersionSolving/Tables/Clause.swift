// SPDX-License-Identifier: Apache-2.0

/// States that cannot all be: one set of states for each of a few nodes.
///
/// "`a` 1 needs `b` 2 or newer" is the clause "`a` is 1" and "`b` is not chosen or older than 2".
struct Clause: Sendable {
    /// One part of a clause: the state of the node is in the set.
    struct Term: Sendable {
        let node: Int32
        let set: Int32
    }

    /// Why a clause holds.
    enum Origin: Hashable, Sendable {
        /// The project asks for it, by the number of the requirement.
        case root(Int32)
        /// A release asks for it, by the number of the demand.
        case demand(Int32)
        /// Versions of this node are yanked or too young.
        case withheld(Int32)
        /// Not all versions have the feature that this node is.
        case presence(Int32)
        /// The feature that this node is has the version of its package.
        case sameVersion(Int32)
        /// It follows from other clauses, by the number of the inference.
        case learned(Int32)
    }

    /// Where its terms begin in `Tables.terms`.
    let start: Int32
    /// How many terms it has.
    let count: Int32
    let origin: Origin
    /// The search in which it is in force.
    var epoch: Int32 = 0
}
