// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit

/// A manifest that a command has written, and how to put it back when what belongs to it can't be written.
package struct WrittenManifest: Sendable {
    /// The project as it is now.
    let project: Project

    private let editor: ManifestEditor
    private let home: FilePath

    /// Writes the manifest.
    ///
    /// - Throws: as ``ManifestEditor/write(home:)``; the file is then as it was.
    init(_ editor: ManifestEditor, of project: Project, home: FilePath) throws {
        self.project = try Project(project, manifest: try editor.manifest().0)
        self.editor = editor
        self.home = home
        try editor.write(home: home)
    }

    /// Puts the manifest back as it was, and returns the error with what became of the manifest.
    func putBack(after error: any Error) -> any Error {
        guard editor.isChanged, let failure = error as? any DiagnosticError else { return error }
        let isBack = (try? editor.takeBack(home: home)) != nil
        return failure.adding(
            context: "while writing the lock; `\(project.ownManifestName)` is "
                + (isBack ? "as it was" : "changed, and can't be put back")
        )
    }
}
