// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import ModuleModel

/// Compares what came in an archive with what the index promised.
struct PackageCheck {
    let name: PackageName
    let release: PackageRelease
    let registry: RegistryAddress
    let settings: RegistrySettings

    private var subject: String { "\(name)@\(release.version)" }

    /// The package, when all is as promised.
    func package(_ files: [ArchiveFile], archiveSize: Int) throws -> RegistryPackage {
        var digests: [String: ContentDigest] = [:]
        for file in files { digests[file.path.description] = .ofFile(file.bytes) }
        let tree = ContentDigest.ofTree(digests)
        guard tree == release.digest else {
            throw IntegrityFailure(
                subject: "the files of \(subject) in the registry \(registry)",
                expected: release.digest,
                found: tree
            )
        }
        let manifest = try manifest(in: files)
        let statement = try PackageStatement(manifest)
        var differences = PackageStatement(name, release).differences(from: statement)
        if archiveSize != release.size {
            differences.append("size: index \(release.size) bytes, archive \(archiveSize) bytes")
        }
        guard differences.isEmpty else {
            throw RegistryError.mismatch(subject, registry, differences: differences)
        }
        return RegistryPackage(
            name: name,
            release: release,
            manifest: manifest,
            files: files.map { ModuleFile(path: $0.path.description, bytes: $0.bytes) },
            digests: digests
        )
    }

    private func manifest(in files: [ArchiveFile]) throws -> Manifest {
        for name in RegistryLayout.manifests {
            guard let file = files.first(where: { $0.path.description == name }) else { continue }
            let source = SourceText(name: "\(subject)/\(name)", bytes: file.bytes)
            return try settings.readManifest(source, settings.projectFolder)
        }
        throw RegistryError.manifestMissing(subject)
    }
}
