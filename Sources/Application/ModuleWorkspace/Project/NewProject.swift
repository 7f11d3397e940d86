// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import LanguageSupport
package import ModuleModel

/// What somebody wants to start.
package struct NewProject: Sendable {
    /// The folder; relative to the working directory.
    package var folder: FilePath

    /// Whether the folder is made; else it is there.
    package var makesFolder: Bool

    /// The name of the package; derived from the folder when `nil`.
    package var name: ManifestName?

    /// The language; the first that there is when `nil`.
    package var language: String?

    /// What it will be.
    package var kind: ProjectKind

    /// Creates a request.
    package init(folder: FilePath, makesFolder: Bool, kind: ProjectKind = .program) {
        self.folder = folder
        self.makesFolder = makesFolder
        self.kind = kind
    }
}
