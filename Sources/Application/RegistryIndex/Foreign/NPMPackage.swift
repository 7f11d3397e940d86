// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleSources

/// The versions of a package, as npm reads them.
struct NPMPackage {
    /// Who asks npm's own registry for a package is led back to the registry that npm was told of.
    private static let anyRegistry = "https://registry.npmjs.org/"

    /// The longest description of a version.
    private static let versionSizeLimit = 1 << 20

    let index: PackageIndex
    let files: RegistryFiles

    /// Where the registry is; `nil` when that is not known.
    let address: String?

    /// The files, equal ones under two names; none when no version is there for npm.
    ///
    /// Withdrawn versions are left out: who has one locked finds its archive by the lock.
    func makeFiles() throws -> [OutputFile] {
        var versions: [String: JSONValue] = [:]
        var times: [String: JSONValue] = [:]
        var offered: [PackageRelease] = []
        for release in index.releases where !release.isYanked {
            guard let version = try version(release) else { continue }
            offered.append(release)
            versions[release.version.description] = version
            times[release.version.description] = .string(release.published.description)
        }
        let names = RegistryLayout.npmPackages(of: index.name)
        guard !versions.isEmpty || files.has(names[0]) else { return [] }
        var tags: [String: JSONValue] = [:]
        tags["latest"] = offered.newest.map { .string($0.version.description) }
        let root: JSONValue = [
            "name": .string(index.name.description),
            "dist-tags": .object(tags),
            "versions": .object(versions),
            "time": .object(times),
        ]
        let bytes = root.encoded(.lines)
        return names.map { OutputFile(name: $0, bytes: bytes) }
    }

    private func version(_ release: PackageRelease) throws -> JSONValue? {
        let name = RegistryLayout.npm + RegistryLayout.npmVersion(of: index.name, release.version)
        guard let source = try files.read(name, limit: Self.versionSizeLimit) else { return nil }
        var members = try JSONValue(parsing: source).members ?? [:]
        let archive = RegistryLayout.npmArchive(of: index.name, release.version)
        let base = address.map { $0 + RegistryLayout.npm } ?? Self.anyRegistry
        var distribution = members["dist"]?.members ?? [:]
        distribution["tarball"] = .string(base + archive)
        members["dist"] = .object(distribution)
        members["deprecated"] = release.deprecated.map { .string($0) }
        return .object(members)
    }
}
