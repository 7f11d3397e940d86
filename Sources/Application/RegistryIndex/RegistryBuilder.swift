// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
package import Diagnostics
package import FileSystemKit
package import ModuleModel
package import ModuleSources

/// Writes the static folder that is a registry (`docs/formats/registry.md`).
///
/// Archives first, heads last, each file replaced atomically: who reads meanwhile sees a version whole
/// or not at all, and a builder that is killed leaves nothing that an index names and is not there.
/// Builders of one folder wait for each other. Equal packages give equal folders.
package struct RegistryBuilder: Sendable {
    /// Reads a manifest; relative paths in it are relative to the folder.
    package typealias ManifestReading =
        @Sendable (SourceText, _ folder: String) throws -> Manifest

    /// Stands for the project of whoever uses a package, until there is one.
    static let projectFolder = "/project"

    /// How long a builder waits for another.
    private static let patience = Duration.seconds(60)

    /// The folder.
    package let root: FilePath

    private let packer: PackagePacker

    /// Prepares to build in `root`, an absolute path; nothing is written yet.
    package init(root: FilePath, readManifest: @escaping ManifestReading) {
        self.root = root
        packer = PackagePacker(readManifest: readManifest)
    }

    /// Makes the folder a registry, or changes what it says of itself.
    package func configure(_ configuration: RegistryConfiguration) throws {
        try exclusively {
            try replace(RegistryLayout.configuration, RegistryCodec.encode(configuration))
        }
    }

    /// Publishes packages, all of them or none.
    ///
    /// A version that is there with the same content stays as it is.
    ///
    /// - Throws: `registry-version-exists` for a version that is there with other content, what is
    ///   wrong with a package, or `FileSystemError`.
    /// - Returns: the releases as the registry lists them, in the order of `submissions`.
    @discardableResult
    package func publish(_ submissions: [PackageSubmission]) throws -> [PackageRelease] {
        let packed = try submissions.map { try packer.pack($0) }
        return try exclusively {
            var indexes: [PackageName: PackageIndex] = [:]
            var releases: [PackageRelease] = []
            for package in packed {
                let before = try indexes[package.name] ?? index(of: package.name)
                let (index, release) = try before.adding(package)
                indexes[package.name] = index
                releases.append(release)
            }
            for (package, release) in zip(packed, releases)
            where package.release.archive == release.archive {
                try store(package.archive, as: RegistryLayout.archive(release.archive))
            }
            try write(indexes.values.sorted { $0.name < $1.name })
            return releases
        }
    }

    /// Withdraws a version, so that it is never newly chosen, or takes that back with `nil`.
    ///
    /// - Throws: `registry-release-missing`.
    package func yank(_ name: PackageName, _ version: Version, reason: String?) throws {
        try exclusively {
            var releases = try index(of: name).releases
            guard let place = releases.firstIndex(where: { $0.version == version }) else {
                throw RegistryBuildError.releaseMissing("\(name)@\(version)")
            }
            releases[place].yanked = reason
            try write([PackageIndex(name: name, releases: releases)])
        }
    }

    // MARK: Files

    /// The index as it is now; empty where there is none.
    private func index(of name: PackageName) throws -> PackageIndex {
        let path = root.appending(RegistryLayout.index(of: name))
        guard FileSystem.kind(of: path) != nil else {
            return try PackageIndex(name: name, releases: [])
        }
        let bytes = try FileSystem.read(path, limit: RegistryCodec.indexSizeLimit)
        let source = SourceText(name: path.string, bytes: bytes)
        return try RegistryCodec.index(of: name, from: source, folder: Self.projectFolder)
    }

    private func write(_ indexes: [PackageIndex]) throws {
        for index in indexes {
            let text = RegistryCodec.encode(index, folder: Self.projectFolder)
            try replace(RegistryLayout.index(of: index.name), text)
        }
        // Names are only suggested, so the list may lag behind the indexes.
        let known = try names()
        let all = known.union(indexes.map(\.name))
        if all != known { try replace(RegistryLayout.names, RegistryCodec.encode(names: all)) }
    }

    private func names() throws -> Set<PackageName> {
        let path = root.appending(RegistryLayout.names)
        guard FileSystem.kind(of: path) != nil else { return [] }
        let bytes = try FileSystem.read(path, limit: RegistryCodec.namesSizeLimit)
        return Set(try RegistryCodec.names(from: SourceText(name: path.string, bytes: bytes)))
    }

    /// Writes an immutable file; one that is there is left alone when it has these bytes.
    private func store(_ bytes: [UInt8], as name: String) throws {
        let path = root.appending(name)
        if let there = try? FileSystem.read(path, limit: bytes.count), there == bytes { return }
        try replace(name, bytes)
    }

    private func replace(_ name: String, _ bytes: [UInt8]) throws {
        let path = root.appending(name)
        try FileSystem.createFolders(path.parent, durably: true)
        try FileSystem.writeAtomically(bytes, to: path)
    }

    private func exclusively<Value>(_ body: () throws -> Value) throws -> Value {
        try FileSystem.createFolders(root, durably: true)
        let path = root.appending(".tenon-registry.lock")
        let lock = try FileLock(path, mode: .exclusive, timeout: Self.patience)
        defer { withExtendedLifetime(lock) {} }
        return try body()
    }
}
