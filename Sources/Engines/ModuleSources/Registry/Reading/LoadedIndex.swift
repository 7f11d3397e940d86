// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// The index of a package, and whose word it is.
package struct LoadedIndex: Hashable, Sendable {
    /// How fresh it is.
    package enum Freshness: Hashable, Sendable {
        /// The registry said so just now.
        case current
        /// The network was not used: this is what the registry said then, if anybody knows when.
        case remembered(Timestamp?)
    }

    /// What the registry says.
    package let index: PackageIndex

    /// The registry.
    package let registry: RegistryAddress

    /// How fresh it is.
    package let freshness: Freshness
}
