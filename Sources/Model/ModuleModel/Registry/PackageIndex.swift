// SPDX-License-Identifier: Apache-2.0

/// The versions of one package that a registry has.
public struct PackageIndex: Hashable, Sendable {
    /// The package.
    public let name: PackageName

    /// The versions, in ascending order; no two have the same precedence.
    public let releases: [PackageRelease]

    /// The accounts that may publish it, where a server keeps such.
    public let owners: [String]

    /// Creates an index; sorts the releases.
    ///
    /// - Throws: ``DuplicateVersion``.
    public init(
        name: PackageName,
        releases: [PackageRelease],
        owners: [String] = []
    ) throws(DuplicateVersion) {
        let sorted = releases.sorted { $0.version < $1.version }
        for (release, next) in zip(sorted, sorted.dropFirst())
        where release.version.hasPrecedence(of: next.version) {
            throw DuplicateVersion(package: name, versions: [release.version, next.version])
        }
        self.name = name
        self.releases = sorted
        self.owners = owners
    }

    /// The release of exactly this version, build identifiers included.
    public subscript(_ version: Version) -> PackageRelease? {
        releases.first { $0.version == version }
    }

    /// The newest earlier release whose users would be given `version` in its place, so that it must not break
    /// them; `nil` when there is none.
    public func baseline(for version: Version) -> PackageRelease? {
        releases.last { release in
            release.version < version && !release.isYanked
                && (!release.version.isPrerelease || version.isPrerelease)
                && VersionRequirement.compatible(with: release.version).contains(version)
        }
    }
}
