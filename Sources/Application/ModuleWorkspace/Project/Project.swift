// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import FileSystemKit
package import ModuleModel
internal import ModuleSources

/// The folder that a program belongs to, with its manifest and its lock.
///
/// The root is the nearest folder with a manifest, a `tenon.lock` or an `mlpy.json`, from the program's own
/// folder upward; where there is none, the program's own folder.
package struct Project: Sendable {
    /// The root, by its real path.
    package let root: FilePath

    /// The manifest; an empty one where there is none.
    package let manifest: Manifest

    /// The manifest's file; where there is none, the one that a command would write.
    package let manifestPath: FilePath

    /// What the manifest's reader had to say without refusing it.
    package let warnings: [Diagnostic]

    /// The lock file, which need not exist.
    package let lockPath: FilePath

    /// What the manifest's file is called.
    package var ownManifestName: String { manifestPath.lastComponent }

    /// The folders that the manifest names as dependencies, and those that they name.
    package let folders: [LocalPackage]

    /// The name of the manifest.
    package static let manifestName = "tenon.toml"

    /// The manifest's old name, under which it means the same.
    package static let oldManifestName = "Lyra.toml"

    /// The name of the lock.
    package static let lockName = "tenon.lock"

    /// Finds the project of the files in `folder`.
    ///
    /// - Throws: ``FileSystemError``, or the manifest's own error.
    package init(containing folder: FilePath) throws {
        let start = try FileSystem.realPath(folder)
        root = Self.ancestors(of: start).first(where: Self.isRoot) ?? start
        lockPath = root.appending(Self.lockName)
        manifestPath = try Self.manifestPath(in: root)
        guard let source = try ManifestFile(manifestPath).read() else {
            manifest = Manifest()
            warnings = []
            folders = []
            return
        }
        (manifest, warnings) = try ManifestReader.read(source, folder: root.string)
        folders = try LocalPackage.all(
            of: LocalPackage(root: root, manifest: manifest, manifestName: source.name)
        )
    }

    /// The project that is `folder` itself, written by a stranger: its manifest must be a file, and no other
    /// folder is looked at, whatever the manifest says.
    ///
    /// - Throws: ``FileSystemError``, or the manifest's own error.
    package init(enclosedBy folder: FilePath) throws {
        root = try FileSystem.realPath(folder)
        lockPath = root.appending(Self.lockName)
        manifestPath = try Self.manifestPath(in: root)
        let files = EnclosedFolder(root)
        let bytes = try files.bytes(of: manifestPath.lastComponent, limit: ManifestFile.sizeLimit)
        let source = SourceText(name: manifestPath.lastComponent, bytes: bytes)
        (manifest, warnings) = try ManifestReader.read(source, folder: root.string)
        folders = []
    }

    /// The same project with another manifest, which need not be written yet.
    init(_ project: Project, manifest: Manifest) throws {
        root = project.root
        self.manifest = manifest
        manifestPath = project.manifestPath
        warnings = []
        lockPath = project.lockPath
        folders = try LocalPackage.all(
            of: LocalPackage(
                root: root,
                manifest: manifest,
                manifestName: project.ownManifestName
            )
        )
    }

    /// A project of its own for programs that belong to no folder: a saved module, a URL.
    package init(standingAlone folder: FilePath) {
        root = folder
        manifest = Manifest()
        manifestPath = folder.appending(Self.manifestName)
        warnings = []
        lockPath = folder.appending(Self.lockName)
        folders = []
    }

    /// Whether a file belongs to the project or to a folder that it depends on.
    func holds(_ path: FilePath) -> Bool {
        path.relative(to: root) != nil || folders.contains { path.relative(to: $0.root) != nil }
    }

    /// The folder whose manifest speaks for a file: the innermost one that holds it.
    func owner(of path: FilePath) -> LocalPackage {
        let holding = folders.filter { path.relative(to: $0.root) != nil }
        let inner = holding.max { $0.root.string.utf8.count < $1.root.string.utf8.count }
        guard let inner, path.relative(to: root) == nil || inner.root.relative(to: root) != nil
        else { return own }
        return inner
    }

    /// The project itself, as one of the folders that it is made of.
    var own: LocalPackage {
        LocalPackage(root: root, manifest: manifest, manifestName: ownManifestName)
    }

    /// Whether `folder` has what makes it a root.
    package static func isRoot(_ folder: FilePath) -> Bool {
        ([manifestName, lockName, oldManifestName] + ImportConfiguration.names).contains {
            FileSystem.kind(of: folder.appending($0)) != nil
        }
    }

    /// The manifest of `folder` under either name; the new one where there is none.
    ///
    /// - Throws: ``ManifestError`` when there are both: nobody could tell which of them counts.
    package static func manifestPath(in folder: FilePath) throws(ManifestError) -> FilePath {
        let (path, old) = (folder.appending(manifestName), folder.appending(oldManifestName))
        guard FileSystem.kind(of: old) != nil else { return path }
        guard FileSystem.kind(of: path) == nil else {
            throw ManifestError(
                "`\(oldManifestName)` is a manifest of the same folder",
                code: "manifest-twice",
                name: manifestName,
                at: nil,
                hints: ["move what you need into `\(manifestName)` and delete `\(oldManifestName)`"]
            )
        }
        return old
    }

    /// The folders from `folder` up to `/`.
    package static func ancestors(of folder: FilePath) -> [FilePath] {
        Array(sequence(first: folder) { $0.parent == $0 ? nil : $0.parent })
    }

    /// What people of this project call a module.
    func name(of module: ModuleID) -> String {
        guard module.source == .file, let path = try? FilePath(module.description) else {
            return module.description
        }
        return displayName(of: path)
    }

    /// The path of a file as people of this project write it: relative when it is inside.
    package func displayName(of path: FilePath) -> String {
        path.relative(to: root)?.string ?? path.string
    }
}
