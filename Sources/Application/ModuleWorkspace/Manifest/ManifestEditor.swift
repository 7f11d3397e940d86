// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import FileSystemKit
package import ModuleModel
internal import TOMLKit

/// Changes a manifest as commands do: in memory first, then the file as a whole.
///
///     var editor = try ManifestEditor(project.manifestPath)
///     try editor.setDependency(name, Dependency(requirement))
///     let (manifest, warnings) = try editor.manifest()    // what it means now, to solve with
///     try editor.write(home: home)
///
/// Comments, order and style of all that an edit does not name stay (``TOMLEditor``). A member that is new
/// goes where its section stays sorted, if it was sorted, else to its end.
package struct ManifestEditor: Sendable {
    private let file: ManifestFile
    private let original: SourceText?
    var editor: TOMLEditor

    private static let placement = TOMLPlacement(
        keepsSorted: true,
        tableOrder: ManifestReader.sections
    )

    /// Reads the manifest at `path`, an absolute path; where there is no file, the edits make one.
    ///
    /// - Throws: ``FileSystemError``, and what ``ManifestReader`` throws: a manifest that can't be read is
    ///   not changed.
    package init(_ path: FilePath) throws {
        file = ManifestFile(path)
        original = try file.read()
        let source = original ?? SourceText(name: path.lastComponent, bytes: [])
        _ = try ManifestReader.read(source, folder: path.parent.string)
        editor = try TOMLEditor(source)
    }

    /// The text as it is now.
    package var source: SourceText { editor.source }

    /// Whether an edit changed anything.
    package var isChanged: Bool { editor.source.bytes != (original?.bytes ?? []) }

    /// What the text means now, with the warnings of its reader.
    ///
    /// - Throws: what ``ManifestReader`` throws, when an edit made something wrong of it.
    package func manifest() throws -> (Manifest, [Diagnostic]) {
        try ManifestReader.read(editor.source, folder: file.path.parent.string)
    }

    /// Replaces the file, if an edit changed anything: temporary file, fsync, rename.
    ///
    /// Waits for other processes that write files of the project, and must not be called by who makes
    /// them wait (in `LockFile.update`).
    ///
    /// - Throws: ``ManifestError`` when the file is not as it was read; what ``manifest()`` throws; else
    ///   ``FileSystemError``. The file is then as it was.
    package func write(home: FilePath) throws {
        guard isChanged else { return }
        _ = try manifest()
        try file.replace(original, with: editor.source, home: home)
    }

    /// Puts back what ``write(home:)`` replaced, unless somebody has changed it since.
    ///
    /// - Throws: as ``write(home:)``.
    func takeBack(home: FilePath) throws {
        guard isChanged else { return }
        try file.replace(editor.source, with: original, home: home)
    }

    mutating func set(_ path: [String], _ value: TOMLLiteral) throws {
        try editor.set(path, to: value, placement: Self.placement)
    }
}

// MARK: - Imports

extension ManifestEditor {
    /// Makes a bare name stand for a specifier: the canonical text, or a path relative to the manifest.
    package mutating func setImport(_ name: String, to specifier: String) throws {
        try set(["imports", name], .string(specifier))
    }

    /// Takes a bare name out.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    package mutating func removeImport(_ name: String) throws -> Bool {
        try editor.remove(["imports", name])
    }
}
