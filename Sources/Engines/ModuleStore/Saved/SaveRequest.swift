// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What to save under a name.
package struct SaveRequest: Hashable, Sendable {
    /// The name.
    package var name: ModuleName

    /// The bytes of each file, kept exactly as they are.
    package var files: [ModulePath: [UInt8]]

    /// The file that an import of the name means; one of `files`.
    package var entry: ModulePath

    /// The language of the entry, as its descriptor names it.
    package var language: String

    /// What the module asks for.
    package var permissions: PermissionSet

    /// Describes what to save.
    package init(
        name: ModuleName,
        files: [ModulePath: [UInt8]],
        entry: ModulePath,
        language: String,
        permissions: PermissionSet = .none
    ) {
        self.name = name
        self.files = files
        self.entry = entry
        self.language = language
        self.permissions = permissions
    }
}
