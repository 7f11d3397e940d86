// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
package import FileSystemKit
package import ModuleModel
internal import ModuleSources
internal import ModuleStore
internal import RegistryIndex

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
    ///   leaves out what registries need, ``PackageError``, `ArchiveError`, ``FileSystemError``; then nothing is
    ///   written.
    package func build(_ project: Project) throws -> BuiltPackage {
        let statement = try PackageStatement(project.manifest)
        let problems = try check(project).problems
        guard problems.isEmpty else {
            throw WorkspaceError.checksFailed(subject: project.ownManifestName, failures: problems)
        }
        let subject = "\(statement.name.scope)-\(statement.name.name)-\(statement.version)"
        let files = try PackageCollector(project).files()
        if let excess = PackageChecker.excess(of: files).first {
            throw PackageError.tooLarge(excess.diagnostic)
        }
        let packed = try PackedProject(files, subject: subject)
        let folder = project.root.appending("dist")
        let path = folder.appending("\(subject).tar.gz")
        try FileSystem.createFolders(folder, mode: 0o755)
        try FileSystem.writeAtomically(packed.bytes, to: path)
        return BuiltPackage(
            path: path,
            name: statement.name,
            version: statement.version,
            files: packed.files.map(\.path.description).sorted(),
            size: packed.bytes.count,
            digest: packed.digest,
            archive: packed.archive
        )
    }
}
