// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import FileSystemKit
package import ModuleModel

/// The folder that a program belongs to, with its manifest and its lock.
///
/// The root is the nearest folder with a `tenon.toml` or a `tenon.lock`, from the program's own
/// folder upward; where there is none, the program's own folder.
package struct Project: Sendable {
    /// The root, by its real path.
    package let root: FilePath

    /// The manifest; an empty one where there is no `tenon.toml`.
    package let manifest: Manifest

    /// What the manifest's reader had to say without refusing it.
    package let warnings: [Diagnostic]

    /// The lock file, which need not exist.
    package let lockPath: FilePath

    /// The name of the manifest.
    package static let manifestName = "tenon.toml"

    /// The name of the lock.
    package static let lockName = "tenon.lock"

    private static let manifestLimit = 1 << 20

    /// Finds the project of the files in `folder`.
    ///
    /// - Throws: ``FileSystemError``, or the manifest's own error.
    package init(containing folder: FilePath) throws {
        let start = try FileSystem.realPath(folder)
        root = Self.ancestors(of: start).first(where: Self.isRoot) ?? start
        lockPath = root.appending(Self.lockName)
        let path = root.appending(Self.manifestName)
        guard FileSystem.kind(of: path) != nil else {
            manifest = Manifest()
            warnings = []
            return
        }
        let text = SourceText(
            name: Self.manifestName,
            bytes: try FileSystem.read(path, limit: Self.manifestLimit)
        )
        (manifest, warnings) = try ManifestReader.read(text, folder: root.string)
    }

    /// A project of its own for programs that belong to no folder: a saved module, a URL.
    package init(standingAlone folder: FilePath) {
        root = folder
        manifest = Manifest()
        warnings = []
        lockPath = folder.appending(Self.lockName)
    }

    /// Whether `folder` has what makes it a root.
    package static func isRoot(_ folder: FilePath) -> Bool {
        FileSystem.kind(of: folder.appending(manifestName)) != nil
            || FileSystem.kind(of: folder.appending(lockName)) != nil
    }

    /// The folders from `folder` up to `/`.
    package static func ancestors(of folder: FilePath) -> [FilePath] {
        Array(sequence(first: folder) { $0.parent == $0 ? nil : $0.parent })
    }

    /// The path of a file as people of this project write it: relative when it is inside.
    package func displayName(of path: FilePath) -> String {
        path.relative(to: root)?.string ?? path.string
    }
}
