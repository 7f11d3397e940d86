// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSources

/// A version as npm installs it (`docs/formats/registry.md` §10, `docs/decisions/0007-packages-for-deno-and-npm.md`).
struct NPMVersion {
    /// The file that npm reads; the package's own is replaced, so that none of it runs while installing.
    private static let manifestName = "package.json"

    let package: PackedPackage

    /// The archive, and what the list of versions says of it; `nil` for a package that is none for npm.
    func files() throws -> [OutputFile]? {
        guard package.release.language == "javascript",
            let path = ModulePath(parsing: Self.manifestName)
        else { return nil }
        let manifest = ArchiveFile(path: path, bytes: JSONValue.object(members).encoded(.lines))
        let files = package.files.filter { $0.path != path } + [manifest]
        let (name, version) = (package.name, package.release.version)
        guard let archive = try? PackageArchive.encode(files, name: "\(package.subject).tgz") else {
            return nil
        }
        var description = members
        let digest = ContentDigest.ofFile(archive)
        description["dist"] = ["integrity": .string("sha256-" + Base64.encode(digest.bytes))]
        return [
            OutputFile(
                name: RegistryLayout.npm + RegistryLayout.npmArchive(of: name, version),
                bytes: archive
            ),
            OutputFile(
                name: RegistryLayout.npm + RegistryLayout.npmVersion(of: name, version),
                bytes: JSONValue.object(description).encoded(.lines)
            ),
        ]
    }

    /// The content of `package.json`.
    private var members: [String: JSONValue] {
        let metadata = package.manifest.package
        var members: [String: JSONValue] = [
            "name": .string(package.name.description),
            "version": .string(package.release.version.description),
            "type": "module",
            "exports": .object(exports.mapValues { .string($0) }),
        ]
        members["main"] = package.exported.entry.map { .string("./" + $0) }
        members["description"] = metadata.summary.map { .string($0) }
        members["license"] = metadata.license.map { .string($0) }
        members["homepage"] = metadata.homepage.map { .string($0) }
        members["repository"] = metadata.repository.map { .string($0) }
        members["engines"] = package.release.requirements["node"].map {
            ["node": .string($0.description)]
        }
        if !metadata.keywords.isEmpty {
            members["keywords"] = .array(metadata.keywords.map { .string($0) })
        }
        addDependencies(to: &members)
        return members
    }

    /// What is optional is needed only where a feature asks for it, which npm knows as an optional peer.
    private func addDependencies(to members: inout [String: JSONValue]) {
        var needed: [String: JSONValue] = [:]
        var peers: [String: JSONValue] = [:]
        for (name, dependency) in package.release.dependencies {
            let requirement = JSONValue.string(dependency.requirement.description)
            if dependency.isOptional {
                peers[name.description] = requirement
            } else {
                needed[name.description] = requirement
            }
        }
        if !needed.isEmpty { members["dependencies"] = .object(needed) }
        guard !peers.isEmpty else { return }
        members["peerDependencies"] = .object(peers)
        members["peerDependenciesMeta"] = .object(peers.mapValues { _ in ["optional": true] })
    }

    private var exports: [String: String] {
        var exports = package.exported.keyed.mapValues { "./" + $0 }
        if package.exported.names.isEmpty { exports["./*"] = "./*" }
        return exports
    }
}
