// SPDX-License-Identifier: Apache-2.0

package import HTTPClientKit
package import ModuleSources

/// What the workspace says about the registries that it wants to read.
package struct RegistryRequest: Sendable {
    /// What was read before.
    package let memory: any RegistryMemory

    /// The folder of the project.
    package let projectFolder: String

    /// Whether the network may not be used.
    package let isOffline: Bool

    /// What each origin is shown: the value of `Authorization`.
    package let credentials: [String: HTTPSecret]
}
