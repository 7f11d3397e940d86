// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleSources
internal import ModuleStore
internal import VersionSolving

/// Brings chosen packages into the store, and says of each what the lock says.
struct PackageStorer: Sendable {
    /// How many archives are on their way at once.
    private static let concurrency = 8

    let source: RegistrySource
    let blobs: BlobStore
    let languages: LanguageTable
    let projectFolder: String
    let tally: UsageTally?
    let progress: @Sendable (String) -> Void

    /// The entries of a choice, with what `old` knows of approvals.
    ///
    /// - Throws: what fetching, verifying and storing throws; what is stored by then stays.
    func entries(for choice: PackageChooser.Choice, old: Lock) async throws -> [LockEntry] {
        var versions: [ManifestName: ModuleID] = [:]
        for solved in choice.solution.packages {
            guard case .scoped(let name) = solved.name else { continue }
            versions[solved.name] = ModuleID(package: name, solved.version)
        }
        let known = versions
        return try await each(choice.solution.packages) { solved in
            guard case .scoped(let name) = solved.name, let index = choice.indexes[name],
                let release = index.index.release(solved.version)
            else { return nil }
            return try await entry(
                Chosen(name: name, solved: solved, release: release, registry: index.registry),
                versions: known,
                old: old
            )
        }
    }

    /// Brings what a lock names into the store, and returns what was not there.
    ///
    /// - Throws: ``PackageError``, `IntegrityFailure` when the registry has other content now.
    func restore(_ entries: [LockEntry]) async throws -> [LockEntry] {
        try await each(entries) { entry in
            guard let package = entry.package, try blobs.tree(entry.pin.digest) == nil else {
                return nil
            }
            let configured = try source.table.address(of: package.name).description
            guard configured.hasSameBytes(as: package.registry) else {
                throw PackageError.otherRegistry(
                    entry.id,
                    locked: package.registry,
                    configured: configured
                )
            }
            let index = try await source.index(of: package.name).index
            guard let release = index.release(package.version) else {
                throw PackageError.releaseMissing(entry.id, registry: package.registry)
            }
            for (locked, found) in [
                (entry.pin.digest, release.digest), (package.archive, release.archive),
            ] {
                try Self.check(entry.id, locked: locked, found: found)
            }
            _ = try await stored(package.name, release)
            return entry
        }
    }

    // MARK: One package

    private struct Chosen: Sendable {
        let name: PackageName
        let solved: SolvedPackage
        let release: PackageRelease
        let registry: RegistryAddress
    }

    private func entry(
        _ chosen: Chosen,
        versions: [ManifestName: ModuleID],
        old: Lock
    ) async throws -> LockEntry {
        let release = chosen.release
        let id = ModuleID(package: chosen.name, release.version)
        let before = old.entries[id]
        if let before {
            try Self.check(id, locked: before.pin.digest, found: release.digest)
        }
        let files = try await stored(chosen.name, release)
        var package = LockedPackage(
            name: chosen.name,
            version: chosen.solved.version,
            registry: chosen.registry.description,
            archive: release.archive
        )
        package.needs = release.permissions
        package.features = chosen.solved.features
        package.isDevelopmentOnly = chosen.solved.isDevelopmentOnly
        var entry = LockEntry(
            id: id,
            pin: Pin(source: .registry, location: id.description, digest: release.digest),
            language: release.language,
            permissions: before?.permissions ?? .none,
            approvedAt: before?.approvedAt,
            package: package
        )
        for edge in chosen.solved.dependencies {
            entry.dependencies[edge.name.description] = versions[edge.name]
        }
        if let before, let known = before.package {
            entry.entry = before.entry
            entry.package?.exports = known.exports
        } else {
            let manifest = try manifest(of: id, files)
            let exports = PackageExports(manifest, languages: languages) { files[$0] != nil }
            entry.entry = exports.entry
            entry.package?.exports = exports.names
        }
        return entry
    }

    /// Refuses a registry that has other content under a version than was locked.
    private static func check(
        _ id: ModuleID,
        locked: ContentDigest,
        found: ContentDigest
    ) throws {
        guard locked == found else {
            throw IntegrityFailure(
                subject: id.description,
                expected: locked,
                found: found,
                hints: ["the registry has other content than was locked: ask who runs it"]
            )
        }
    }

    /// The files of a release, which are in the store when this returns.
    private func stored(
        _ name: PackageName,
        _ release: PackageRelease
    ) async throws -> [String: ContentDigest] {
        if let files = try blobs.tree(release.digest) {
            tally?.note(.cacheHit, name, release.version)
            return files
        }
        progress("fetching \(name)@\(release.version)")
        let package = try await source.package(name, release)
        var files: [ModulePath: [UInt8]] = [:]
        for file in package.files {
            guard let path = ModulePath(parsing: file.path) else { continue }
            files[path] = file.bytes
        }
        let found = try blobs.putTree(files)
        guard found == release.digest else {
            throw IntegrityFailure(
                subject: "\(name)@\(release.version)",
                expected: release.digest,
                found: found
            )
        }
        tally?.note(.install, name, release.version)
        return package.digests
    }

    private func manifest(of id: ModuleID, _ files: [String: ContentDigest]) throws -> Manifest {
        for name in RegistryLayout.manifests {
            guard let digest = files[name] else { continue }
            let bytes = try blobs.read(digest, suffix: BlobStore.suffix(of: name))
            let source = SourceText(name: "\(id)/\(name)", bytes: bytes)
            return try ManifestReader.read(source, folder: projectFolder).0
        }
        return Manifest()
    }

    /// Does `work` for each item, a few at a time; the results keep the order of the items.
    private func each<Item: Sendable>(
        _ items: [Item],
        _ work: @escaping @Sendable (Item) async throws -> LockEntry?
    ) async throws -> [LockEntry] {
        try await withThrowingTaskGroup(of: (Int, LockEntry?).self) { group in
            var results: [LockEntry?] = Array(repeating: nil, count: items.count)
            for (place, item) in items.enumerated() {
                if place >= Self.concurrency, let (done, entry) = try await group.next() {
                    results[done] = entry
                }
                group.addTask { (place, try await work(item)) }
            }
            for try await (done, entry) in group { results[done] = entry }
            return results.compactMap(\.self)
        }
    }
}

extension PackageIndex {
    /// The release of this precedence, whatever its build identifiers are.
    func release(_ version: Version) -> PackageRelease? {
        releases.first { $0.version.hasPrecedence(of: version) }
    }
}
