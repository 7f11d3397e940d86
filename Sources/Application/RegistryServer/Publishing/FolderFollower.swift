// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleSearch
internal import RegistryIndex
internal import SQLiteKit
internal import Synchronization

/// Brings everything that is derived from indexes up to date after they changed: the heads that list all
/// packages, the search, and the table of versions that downloads are counted by.
///
/// What changed while nobody looked, before a crash or by a builder beside the server, is found by the
/// times of the files.
final class FolderFollower: Sendable {
    /// From how many changed packages on the search is filled anew.
    private static let bulk = 500

    private let folder: RegistryFolder
    private let builder: RegistryBuilder
    private let database: RegistryDatabase
    private let search: SearchIndex
    private let work: BlockingWork
    private let changed = Mutex<Set<PackageName>>([])

    init(
        folder: RegistryFolder,
        builder: RegistryBuilder,
        database: RegistryDatabase,
        search: SearchIndex,
        work: BlockingWork
    ) {
        self.folder = folder
        self.builder = builder
        self.database = database
        self.search = search
        self.work = work
    }

    /// Notes that a package changed; costs nothing.
    func note(_ name: PackageName) {
        changed.withLock { _ = $0.insert(name) }
    }

    /// Whether something waits to be brought up to date.
    var isBehind: Bool { changed.withLock { !$0.isEmpty } }

    /// Brings up to date what was noted; what can't be done now stays noted.
    ///
    /// - Returns: what is wrong with packages that cannot be read. They stay as they were seen last, and
    ///   the next scan notes them again.
    func catchUp() async throws -> [Diagnostic] {
        let names = changed.withLock { changed in
            defer { changed = [] }
            return changed
        }
        guard !names.isEmpty else { return [] }
        do {
            return try await follow(names)
        } catch {
            changed.withLock { $0.formUnion(names) }
            throw error
        }
    }

    /// Notes every package whose index is not the one that was seen last.
    func scan() async throws {
        let seen = try await database.read { database in
            try database.rows("SELECT package, modified FROM seen_index") {
                (row) throws(SQLiteError) in (try row.text(0), try row.integer(1))
            }
        }
        let known = Dictionary(seen) { first, _ in first }
        let found = try await work.run { try folder.changes() }
        let names = found.filter { known[$0.key.description] != $0.value }.keys
        let gone = known.keys.compactMap { try? PackageName(parsing: $0) }
            .filter { found[$0] == nil }
        changed.withLock { $0.formUnion(names + gone) }
    }

    /// Fills the search anew when it does not hold as many packages as the folder lists.
    func fillSearch() async throws {
        let records = try await work.run { try folder.searchRecords() }
        guard try await search.count() != records.count else { return }
        try await search.replaceAll(records)
    }

    // MARK: Following

    private func follow(_ names: Set<PackageName>) async throws -> [Diagnostic] {
        let (states, records, troubles) = try await work.run {
            var troubles: [PackageName: Diagnostic] = [:]
            var states: [State] = []
            for name in names {
                do { states.append(try state(of: name)) } catch {
                    troubles[name] = Diagnostic(of: error)
                }
            }
            try builder.refreshHeads(of: Set(states.map(\.name))) { name, error in
                troubles[name] = Diagnostic(of: error)
            }
            return (states, try folder.searchRecords(), troubles)
        }
        let readable = states.filter { troubles[$0.name] == nil }
        try await update(Set(readable.map(\.name)), records)
        try await database.write { database in
            for state in readable { try Self.keep(state, in: database) }
        }
        return troubles.sorted { $0.key < $1.key }.map(\.value)
    }

    private func update(_ names: Set<PackageName>, _ records: [SearchRecord]) async throws {
        guard names.count < Self.bulk else {
            try await search.replaceAll(records)
            return
        }
        var gone = names
        for record in records where names.contains(record.name) {
            try await search.update(record)
            gone.remove(record.name)
        }
        for name in gone { try await search.remove(name) }
    }

    /// An index as it was at a time.
    private struct State: Sendable {
        let name: PackageName
        let modified: Int64?
        let releases: [PackageRelease]
    }

    /// The time comes first: an index that is replaced meanwhile is looked at again.
    private func state(of name: PackageName) throws -> State {
        let modified = folder.changeTime(of: name)
        return State(
            name: name,
            modified: modified,
            releases: try folder.index(of: name)?.releases ?? []
        )
    }

    private static func keep(_ state: State, in database: SQLiteDatabase) throws(SQLiteError) {
        let name = SQLiteValue.text(state.name.description)
        guard let modified = state.modified else {
            try database.run("DELETE FROM seen_index WHERE package = ?", name)
            return
        }
        for release in state.releases {
            try PublicationTable.noteRelease(
                state.name,
                release.version,
                archive: release.archive,
                in: database
            )
        }
        try database.run(
            "INSERT OR REPLACE INTO seen_index (package, modified) VALUES (?, ?)",
            name,
            .integer(modified)
        )
    }
}
