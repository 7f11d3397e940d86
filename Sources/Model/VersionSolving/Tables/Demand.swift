// SPDX-License-Identifier: Apache-2.0

/// What some versions of a node need in common; adjacent versions mostly share all of it.
struct Demand: Sendable {
    /// What is needed.
    enum Target: Hashable, Sendable {
        /// A version of a package that meets a requirement.
        case package(Int32, requirement: Int32)
        /// A feature of such a version.
        case feature(Int32, name: Int32, requirement: Int32)
        /// An optional dependency, switched on.
        case option(Int32, name: Int32)
        /// A feature of a version of a dependency, once the optional dependency is switched on.
        case weakFeature(Int32, name: Int32, requirement: Int32, option: Int32)
        /// A language or runtime, by the numbers of its name and the requirement.
        case environment(Int32, requirement: Int32)
    }

    /// The node whose versions need it.
    let source: Int32
    /// Those versions.
    let versions: Int32
    let target: Target
    /// The clause that says so; see ``unmade``, ``unknown`` and ``void``.
    var clause: Int32 = Self.unmade
    /// The search for which the demand is one of the facts to look at, when not all are.
    var epoch: Int32 = 0

    /// The clause has not been made.
    static let unmade: Int32 = -1
    /// The package that is needed is not loaded.
    static let unknown: Int32 = -2
    /// The demand is always met.
    static let void: Int32 = -3
}
