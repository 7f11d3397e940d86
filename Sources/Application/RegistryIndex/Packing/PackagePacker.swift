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
    let languages: SourceLanguages

    func pack(_ submission: PackageSubmission) throws -> PackedPackage {
        let files = submission.files
        let (manifest, statement) = try statement(of: files)
        let subject = "\(statement.name)@\(statement.version)"
        if let stated = submission.stated, stated != subject {
            throw RegistryBuildError.otherPackage(stated, subject)
        }
        let archive = try PackageArchive.encode(files, name: "\(subject).tar.gz")
        let paths = Set(files.map(\.path.description))
        let exported = ExportedFiles(manifest, suffixes: languages.suffixes) { paths.contains($0) }
        let page = PageMaker(languages: languages)
            .page(of: statement, manifest, files: files, exported: exported)
        return PackedPackage(
            name: statement.name,
            release: try release(statement, page, archive, published: submission.published),
            manifest: manifest,
            files: files,
            archive: archive,
            page: page,
            exported: exported
        )
    }

    private func release(
        _ statement: PackageStatement,
        _ page: PackagePage,
        _ archive: [UInt8],
        published: Timestamp
    ) throws -> PackageRelease {
        let digests = page.files.map { ($0.path.description, $0.digest) }
        guard let tree = ContentDigest.ofTree(Dictionary(digests) { first, _ in first }) else {
            preconditionFailure("a path holds no line break")
        }
        var release = PackageRelease(
            statement.version,
            language: statement.language,
            digest: tree,
            archive: .ofFile(archive),
            published: published
        )
        release.size = archive.count
        release.dependencies = statement.dependencies
        release.features = statement.features
        release.exports = statement.exports
        release.permissions = statement.permissions
        release.requirements = statement.requirements
        return release
    }

    /// What the manifest among the files says.
    private func statement(
        of files: [ArchiveFile]
    ) throws -> (Manifest, PackageStatement) {
        for name in RegistryLayout.manifests {
            guard let file = files.first(where: { $0.path.description == name }) else { continue }
            let source = SourceText(name: name, bytes: file.bytes)
            let manifest = try readManifest(source, RegistryBuilder.projectFolder)
            let statement = try PackageStatement(manifest)
            try Self.check(statement, source, readManifest)
            return (manifest, statement)
        }
        throw RegistryBuildError.manifestMissing()
    }

    /// Refuses a package that asks for a path that is another one in each project.
    static func check(
        _ statement: PackageStatement,
        _ source: SourceText,
        _ readManifest: RegistryBuilder.ManifestReading
    ) throws {
        let other = try readManifest(source, Self.otherFolder).permissions
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
