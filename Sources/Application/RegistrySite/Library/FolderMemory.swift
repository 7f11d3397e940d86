// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import Synchronization

/// What of a folder is kept in memory, as long as its files stay the same.
///
/// A class, for the copies of a library share it. Files are read without the lock: two that need the
/// same one at once read it twice.
final class FolderMemory: Sendable {
    /// All packages.
    struct Catalogue: Sendable {
        /// The file they come from; `nil` for none.
        var status: FileStatus?
        /// The packages, sorted by name.
        var records: [SearchRecord] = []
    }

    private struct State {
        var catalogue = Catalogue()
        var advisories: (status: FileStatus, values: [Advisory])?
        /// What the newest version of each package needs.
        var needs: [PackageName: (record: SearchRecord, names: [PackageName])] = [:]
        var dependents: (status: FileStatus?, names: [PackageName: [PackageName]])?
        /// Releases that were looked at last, the newest at the end.
        var files: [(digest: ContentDigest, files: PackageFiles)] = []
    }

    /// How much of the releases that were looked at last is kept, in bytes.
    private static let fileLimit = 16 << 20

    private let state = Mutex(State())

    func catalogue(
        _ status: FileStatus,
        read: () throws -> [SearchRecord]
    ) throws -> Catalogue {
        let known = state.withLock { $0.catalogue }
        if known.status == status { return known }
        let sorted = try read().sorted { $0.name < $1.name }
        let fresh = Catalogue(status: status, records: sorted)
        state.withLock { $0.catalogue = fresh }
        return fresh
    }

    func advisories(_ status: FileStatus, read: () throws -> [Advisory]) throws -> [Advisory] {
        if let known = state.withLock({ $0.advisories }), known.status == status {
            return known.values
        }
        let fresh = try read()
        state.withLock { $0.advisories = (status, fresh) }
        return fresh
    }

    /// Who needs whom; only packages that have changed are asked for what they need.
    func dependents(
        in catalogue: Catalogue,
        needs: (SearchRecord) throws -> [PackageName]
    ) throws -> [PackageName: [PackageName]] {
        if let known = state.withLock({ $0.dependents }), known.status == catalogue.status {
            return known.names
        }
        var known = state.withLock { $0.needs }
        var dependents: [PackageName: [PackageName]] = [:]
        for record in catalogue.records {
            let names: [PackageName]
            if let entry = known[record.name], entry.record.version == record.version,
                entry.record.published == record.published
            {
                names = entry.names
            } else {
                names = try needs(record)
                known[record.name] = (record, names)
            }
            for name in names { dependents[name, default: []].append(record.name) }
        }
        state.withLock { [known, dependents] state in
            state.needs = known
            state.dependents = (catalogue.status, dependents)
        }
        return dependents
    }

    func files(_ digest: ContentDigest, read: () throws -> PackageFiles) throws -> PackageFiles {
        let known = state.withLock { state in
            state.files.first { $0.digest == digest }?.files
        }
        if let known { return known }
        let fresh = try read()
        state.withLock { state in
            state.files.append((digest, fresh))
            var size = state.files.reduce(0) { $0 + $1.files.size }
            while size > Self.fileLimit, state.files.count > 1 {
                size -= state.files.removeFirst().files.size
            }
        }
        return fresh
    }
}
