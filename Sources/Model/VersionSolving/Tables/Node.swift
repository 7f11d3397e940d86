// SPDX-License-Identifier: Apache-2.0

/// What the solver decides about: a package, a feature of one, or an optional dependency of one.
///
/// A feature is a package of its own to the solver, with the versions of the package that it belongs
/// to; when both are chosen, they have the same version. So a later edge can switch on a feature of a
/// package that is already decided.
struct Node: Sendable {
    /// What a node stands for.
    enum Kind: Hashable, Sendable {
        /// The package itself.
        case package
        /// A feature, by the number of its name.
        case feature(Int32)
        /// An optional dependency that something has switched on, by the number of its name.
        case option(Int32)
    }

    /// The number of the package.
    let package: Int32
    let kind: Kind
    /// The node of the package itself.
    let base: Int32
    /// How many words its sets have.
    let width: Int32
    /// All states that there are: a feature lacks those of versions that lack it.
    let full: Int32
    /// The states that are still possible, in the current search.
    let domain: Int32
    /// The states in the conflict that is being resolved.
    let work: Int32
    /// Where the demands of its versions begin in `Tables.demandStarts`; -1 until they are listed.
    var demandStart: Int32 = -1
    /// For a feature: the clause that its package has a version with that feature.
    var presence: Int32 = -1
    /// For a feature: where the clauses of equal versions are in `Tables.sameVersionClauses`.
    var sameVersionStart: Int32 = -1

    // MARK: The current search

    /// The search for which the fields below are valid.
    var epoch: Int32 = 0
    /// The newest entry of the trail about this node; -1 when there is none.
    var lastEntry: Int32 = -1
    /// The first of the clauses that watch this node; -1 when there is none.
    var firstWatch: Int32 = -1
    /// How often it took part in a conflict.
    var conflicts: Int32 = 0
    /// The version whose demands are in force, as a state; 0 when there is none.
    var expanded: Int32 = 0
    /// The locked version, as a state; 0 when there is none.
    var preferred: Int32 = 0
    /// The clause that some versions may not be newly chosen; -1 when there is none.
    var withheld: Int32 = -1
    /// Its entry of the trail that made its term in the current conflict true; -1 for the beginning.
    var satisfier: Int32 = -1
    /// The pass in which the result came upon it; 0 when it did not.
    var reached: Int32 = 0
    var isQueued = false
    var isListed = false
    var isInConflict = false
}
