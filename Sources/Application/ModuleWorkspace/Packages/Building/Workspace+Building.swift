// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
package import FileSystemKit
package import ModuleModel
internal import ModuleSources
internal import ModuleStore

// MARK: - The archive of a package

extension Workspace {
    /// A package as registries take it.
    package struct BuiltPackage: Sendable {
        /// The archive.
        package let path: FilePath
        /// The package.
        package let name: PackageName
        /// Its version.
        package let version: Version
        /// The paths of the files in it, in order.
        package let files: [String]
        /// The size of the archive, in bytes.
        package let size: Int
        /// The tree of files.
        package let digest: ContentDigest
        /// The bytes of the archive.
        package let archive: ContentDigest
    }

    /// Checks a project, and packs its files into `dist/`: equal files give equal bytes.
    ///
    /// - Throws: ``WorkspaceError/checksFailed(subject:failures:)``, `package-incomplete` for a manifest that
    ///   leaves out what registries need, `ArchiveError`, ``FileSystemError``; then nothing is written.
    package func build(_ project: Project) throws -> BuiltPackage {
        let statement = try PackageStatement(project.manifest)
        let problems = try check(project).problems
        guard problems.isEmpty else {
            throw WorkspaceError.checksFailed(subject: project.ownManifestName, failures: problems)
        }
        var files: [ArchiveFile] = []
        for name in try ProjectFiles.all(of: project) {
            guard let path = ModulePath(parsing: name) else {
                throw PackageError.fileRefused(name, reason: "its name is not portable")
            }
            let bytes = try FileSystem.read(
                project.root.appending(name),
                limit: ArchiveLimits().fileBytes,
                followingLinks: false
            )
            files.append(ArchiveFile(path: path, bytes: bytes))
        }
        let subject = "\(statement.name.scope)-\(statement.name.name)-\(statement.version)"
        let bytes = try PackageArchive.encode(files, name: "\(subject).tar.gz")
        let folder = project.root.appending("dist")
        let path = folder.appending("\(subject).tar.gz")
        let digests = files.map { ($0.path.description, ContentDigest.ofFile($0.bytes)) }
        guard let tree = TreeDigest.of(Dictionary(digests) { $1 }) else {
            throw PackageError.fileRefused(project.root.string, reason: "it has no files")
        }
        try FileSystem.createFolders(folder, mode: 0o755)
        try FileSystem.writeAtomically(bytes, to: path)
        return BuiltPackage(
            path: path,
            name: statement.name,
            version: statement.version,
            files: files.map(\.path.description).sorted(),
            size: bytes.count,
            digest: tree,
            archive: .ofFile(bytes)
        )
    }
}
