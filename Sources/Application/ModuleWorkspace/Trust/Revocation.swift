// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel

/// What was taken back from a program.
package struct Revocation: Sendable {
    /// A module whose content is approved no longer, for no program.
    package struct Module: Sendable {
        /// The module.
        package let id: ModuleID
        /// Its content.
        package let digest: ContentDigest
        /// The folders of other locks that name the content: their programs need a new yes.
        package let sharing: [FilePath]
    }

    /// Whether permissions had been granted to the program itself.
    package let hadGrants: Bool

    /// The modules that had been approved.
    package let modules: [Module]

    /// Whether there was nothing to take back.
    package var isEmpty: Bool { !hadGrants && modules.isEmpty }
}
