// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// Keeps what servers gave, so that they can say "unchanged", and that there is something offline.
package protocol RegistryMemory: Sendable {
    /// What `url` gave last, if it is still whole.
    func recall(_ url: ModuleURL) async -> RememberedFile?

    /// Keeps what `url` gave, or notes that it gave the same again.
    func remember(_ file: RememberedFile, from url: ModuleURL) async throws
}
