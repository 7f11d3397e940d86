// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources

/// Compares all files of one version with its archive, and that with what the index says.
struct ReleaseCheck {
    let files: RegistryFiles
    let packer: PackagePacker
    let name: PackageName

    func findings(for release: PackageRelease) -> [BuildFinding] {
        let subject = "\(name)@\(release.version)"
        do {
            let package = try packer.pack(
                PackageSubmission(
                    files: try archiveFiles(of: release),
                    published: release.published
                )
            )
            try compare(package, with: release)
            var findings = pageFindings(package)
            let jsr = JSRVersion(package: package, languages: packer.languages).files ?? []
            findings += jsr.compactMap { files.difference(from: $0) }
            findings +=
                try NPMVersion(package: package).files().map { npmFindings($0, package) } ?? []
            return findings
        } catch {
            return [BuildFinding(subject, error)]
        }
    }

    /// The files of the archive, whose bytes are what the index says.
    private func archiveFiles(of release: PackageRelease) throws -> [ArchiveFile] {
        let limits = ArchiveLimits()
        let name = RegistryLayout.archive(release.archive)
        guard let source = try files.read(name, limit: limits.archiveBytes) else {
            throw RegistryBuildError.fileWrong(name, "it is missing")
        }
        guard source.bytes.count == release.size, .ofFile(source.bytes) == release.archive else {
            throw RegistryBuildError.fileWrong(name, "its bytes are not those that its name says")
        }
        return try PackageArchive.decode(source.bytes, name: name, limits: limits)
    }

    private func compare(_ package: PackedPackage, with release: PackageRelease) throws {
        let subject = "\(name)@\(release.version)"
        guard package.subject == subject else {
            throw RegistryBuildError.fileWrong(
                subject,
                "its archive is that of `\(package.subject)`"
            )
        }
        var expected = package.release
        expected.archive = release.archive
        expected.size = release.size
        expected.yanked = release.yanked
        expected.deprecated = release.deprecated
        guard expected == release else {
            throw RegistryBuildError.fileWrong(
                subject,
                "the index says something else than the manifest in the archive"
            )
        }
    }

    private func pageFindings(_ package: PackedPackage) -> [BuildFinding] {
        let name = RegistryLayout.page(of: package.name, package.release.version)
        do {
            guard let page = try files.page(of: package.name, package.release.version) else {
                throw RegistryBuildError.fileWrong(name, "it is missing")
            }
            guard page.files == package.page.files, page.metadata == package.page.metadata else {
                throw RegistryBuildError.fileWrong(name, "it is not the page of the archive")
            }
            return []
        } catch {
            return [BuildFinding(name, error)]
        }
    }

    /// The archive for npm may be folded by another zlib; its files count, and that npm can check it.
    private func npmFindings(_ expected: [OutputFile], _ package: PackedPackage) -> [BuildFinding] {
        guard let wanted = expected.first, let description = expected.last else { return [] }
        let same = try? files.folder.read(wanted.name, limit: wanted.bytes.count)
        if let same, same == wanted.bytes {
            return [files.difference(from: description)].compactMap(\.self)
        }
        do {
            let limits = ArchiveLimits()
            guard let source = try files.read(wanted.name, limit: limits.archiveBytes) else {
                throw RegistryBuildError.fileWrong(wanted.name, "it is missing")
            }
            let found = try PackageArchive.decode(source.bytes, name: wanted.name)
            let right = try PackageArchive.decode(wanted.bytes, name: wanted.name)
            guard found == right else {
                throw RegistryBuildError.fileWrong(wanted.name, "its files are not the package's")
            }
            let digest = Base64.encode(ContentDigest.ofFile(source.bytes).bytes)
            let text = try files.read(description.name, limit: 1 << 20)?.bytes ?? []
            guard String(decoding: text, as: UTF8.self).contains("\"sha256-\(digest)\"") else {
                throw RegistryBuildError.fileWrong(description.name, "its `integrity` is wrong")
            }
            return []
        } catch {
            return [BuildFinding(wanted.name, error)]
        }
    }
}
