// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import ModuleModel
internal import ModuleSources

/// Makes an archive of a package's files, and what an index says of it.
struct PackagePacker: Sendable {
    /// A second project at another place and depth: what means another path there leads out of both.
    private static let otherFolder = "/1/2/3/4/5/6/7/8"

    let readManifest: RegistryBuilder.ManifestReading

    func pack(_ submission: PackageSubmission) throws -> PackedPackage {
        let files = submission.files
        let statement = try statement(of: files)
        let subject = "\(statement.name)@\(statement.version)"
        let archive = try PackageArchive.encode(files, name: "\(subject).tar.gz")
        let digests = files.map { ($0.path.description, ContentDigest.ofFile($0.bytes)) }
        guard let tree = ContentDigest.ofTree(Dictionary(digests) { first, _ in first }) else {
            preconditionFailure("a path holds no line break")
        }
        var release = PackageRelease(
            statement.version,
            language: statement.language,
            digest: tree,
            archive: .ofFile(archive),
            published: submission.published
        )
        release.size = archive.count
        release.dependencies = statement.dependencies
        release.features = statement.features
        release.exports = statement.exports
        release.permissions = statement.permissions
        release.requirements = statement.requirements
        return PackedPackage(name: statement.name, release: release, archive: archive)
    }

    /// What the manifest among the files says.
    private func statement(of files: [ArchiveFile]) throws -> PackageStatement {
        for name in RegistryLayout.manifests {
            guard let file = files.first(where: { $0.path.description == name }) else { continue }
            let source = SourceText(name: name, bytes: file.bytes)
            let manifest = try readManifest(source, RegistryBuilder.projectFolder)
            let statement = try PackageStatement(manifest)
            let other = try readManifest(source, Self.otherFolder).permissions
            try check(statement, meansTheSameAs: other)
            return statement
        }
        throw RegistryBuildError.manifestMissing()
    }

    private func check(
        _ statement: PackageStatement,
        meansTheSameAs other: PermissionSet
    ) throws {
        let elsewhere = other.permissions.map { $0.text(relativeTo: Self.otherFolder) }
        for permission in statement.permissions.permissions {
            let text = permission.text(relativeTo: RegistryBuilder.projectFolder)
            guard elsewhere.contains(text) else {
                throw RegistryBuildError.outsidePermission(
                    "\(statement.name)@\(statement.version)",
                    text
                )
            }
        }
    }
}
