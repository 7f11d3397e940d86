// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// A package that is ready to be published.
struct PackedPackage: Sendable {
    let name: PackageName
    let release: PackageRelease
    let archive: [UInt8]
}

extension PackageIndex {
    /// This index with the package in it, and the release that it then has for it.
    func adding(_ package: PackedPackage) throws -> (PackageIndex, PackageRelease) {
        guard let published = self[package.release.version] else {
            let index = try PackageIndex(name: name, releases: releases + [package.release])
            return (index, package.release)
        }
        guard published.digest == package.release.digest else {
            throw RegistryBuildError.versionExists(
                "\(name)@\(published.version)",
                published: published.digest,
                submitted: package.release.digest
            )
        }
        return (self, published)
    }
}
