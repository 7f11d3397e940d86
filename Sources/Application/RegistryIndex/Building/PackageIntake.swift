// SPDX-License-Identifier: Apache-2.0

package import ArchiveKit
internal import Diagnostics
package import FileSystemKit
internal import ModuleModel
internal import ModuleSources

/// Takes packages in: collects their files, and looks through them as publishing does.
package struct PackageIntake: Sendable {
    /// The files of a package that lies in a folder.
    package typealias Collecting = @Sendable (FilePath) throws -> [ArchiveFile]

    private let collect: Collecting
    private let checker: PackageChecker?

    /// Collects files with `collect`; without a `checker` nothing is looked through.
    package init(
        collect: @escaping Collecting = { try PackageFolder.files(in: $0) },
        checker: PackageChecker? = nil
    ) {
        self.collect = collect
        self.checker = checker
    }

    /// A package with which something is wrong.
    struct Refusal: Error {
        let findings: [PackageFinding]
    }

    /// Reads a package.
    ///
    /// - Throws: ``Refusal``, or what reading throws.
    /// - Returns: its files, and what could be better about them.
    func files(of entry: PackageFinder.Entry, in root: FilePath) throws -> (
        [ArchiveFile], [PackageFinding]
    ) {
        let folder = EnclosedFolder(root)
        let files =
            try folder.kindWithoutLinks(of: entry.path) == .folder
            ? try collect(root.appending(entry.path)) : try Self.archive(entry, in: folder)
        let findings = checker?.findings(for: files, context: CheckContext()) ?? []
        guard !findings.contains(where: { $0.severity == .error }) else {
            throw Refusal(findings: findings)
        }
        return (files, findings)
    }

    /// The files of an archive, which has to be what `version` says of it.
    private static func archive(
        _ entry: PackageFinder.Entry,
        in folder: EnclosedFolder
    ) throws -> [ArchiveFile] {
        let limits = ArchiveLimits()
        let bytes = try folder.bytes(of: entry.path, limit: limits.archiveBytes)
        let name = folder.root.appending(entry.path).lastComponent
        guard let version = entry.version else {
            return try PackageArchive.decode(bytes, name: name, limits: limits)
        }
        try check(version, version.archive, .ofFile(bytes))
        let files = try PackageArchive.decode(bytes, name: name, limits: limits)
        guard try PackageArchive.encode(files, name: name) == bytes else {
            throw RegistryBuildError.notCanonical(version.subject)
        }
        let digests = files.map { ($0.path.description, ContentDigest.ofFile($0.bytes)) }
        let tree = ContentDigest.ofTree(Dictionary(digests) { first, _ in first })
        if let stated = version.tree, let tree { try check(version, stated, tree) }
        return files
    }

    private static func check(
        _ version: ArchivedVersion,
        _ stated: ContentDigest,
        _ found: ContentDigest
    ) throws {
        guard stated == found else {
            throw RegistryBuildError.contentChanged(version.subject, stated: stated, found: found)
        }
    }
}
