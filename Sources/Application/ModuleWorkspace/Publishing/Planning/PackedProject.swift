// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import ModuleModel
internal import ModuleSources
internal import ModuleStore

/// The files of a project, packed as registries take them: equal files give equal bytes.
struct PackedProject: Sendable {
    let files: [ArchiveFile]
    let bytes: [UInt8]
    let digest: ContentDigest
    let archive: ContentDigest

    /// Packs files; `subject` is what the archive is called in errors.
    init(_ files: [ArchiveFile], subject: String) throws {
        let digests = files.map { ($0.path.description, ContentDigest.ofFile($0.bytes)) }
        guard let digest = TreeDigest.of(Dictionary(digests) { $1 }) else {
            throw PackageError.fileRefused(subject, reason: "it has no files")
        }
        self.files = files
        self.digest = digest
        bytes = try PackageArchive.encode(files, name: "\(subject).tar.gz")
        archive = .ofFile(bytes)
    }
}
