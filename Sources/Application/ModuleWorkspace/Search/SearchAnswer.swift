// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
package import ModuleSources

/// What was found in the registries of a project.
package struct SearchAnswer: Sendable {
    /// A package that was found.
    package struct Found: Sendable {
        /// The package.
        package let record: SearchRecord
        /// Where it is.
        package let registry: RegistryAddress
        /// How well it fits; more is better.
        package let score: Double
    }

    /// Whose word it is.
    package enum Way: Hashable, Sendable {
        /// The registry's server answered.
        case server
        /// The registry's folder was read just now.
        case folder
        /// What was fetched then was searched.
        case synced(Timestamp)
    }

    /// The packages, the best first.
    package var found: [Found] = []

    /// How many packages fit in all registries.
    package var total = 0

    /// Words that were taken for others.
    package var corrections: [String: String] = [:]

    /// The registries that were asked, and how.
    package var asked: [(registry: RegistryAddress, way: Way)] = []

    /// Names that may have been meant where nothing was found.
    package var near: [String] = []
}
