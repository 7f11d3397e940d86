// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
package import ModuleSources

/// A registry whose packages can be searched offline now.
package struct SyncedRegistry: Sendable {
    /// The registry.
    package let registry: RegistryAddress

    /// How many packages it has.
    package let packages: Int

    /// When it said so.
    package let synced: Timestamp

    /// Whether it said something new.
    package let isChanged: Bool
}
