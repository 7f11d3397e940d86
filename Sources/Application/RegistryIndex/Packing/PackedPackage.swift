// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import ModuleModel

/// A package that is ready to be published.
struct PackedPackage: Sendable {
    let name: PackageName
    let release: PackageRelease
    let manifest: Manifest
    let files: [ArchiveFile]
    let archive: [UInt8]
    let page: PackagePage

    /// What importers may name.
    let exported: ExportedFiles

    /// `@scope/name@1.2.0`.
    var subject: String { "\(name)@\(release.version)" }
}

extension PackageIndex {
    /// This index with the package in it, and the release that it then has for it.
    func adding(_ package: PackedPackage) throws -> (PackageIndex, PackageRelease) {
        guard let published = self[package.release.version] else {
            return (try replacing(releases + [package.release]), package.release)
        }
        guard published.digest == package.release.digest else {
            throw RegistryBuildError.versionExists(
                package.subject,
                published: published.digest,
                submitted: package.release.digest
            )
        }
        return (self, published)
    }

    /// This index with other releases.
    func replacing(_ releases: [PackageRelease]) throws(DuplicateVersion) -> PackageIndex {
        try PackageIndex(name: name, releases: releases, owners: owners)
    }
}

extension [PackageRelease] {
    /// The newest that was not withdrawn; a pre-release only where there is nothing else.
    var newest: PackageRelease? {
        let offered = filter { !$0.isYanked }
        return offered.last { !$0.version.isPrerelease } ?? offered.last
    }
}
