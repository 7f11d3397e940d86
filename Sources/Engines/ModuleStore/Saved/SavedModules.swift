// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
package import ModuleModel
internal import SQLiteKit

/// The modules that the user saved under names, each with all its revisions.
///
/// Safe for any number of processes. What ``save(_:now:)`` returned survives a crash; what a crash
/// interrupted was never there: content is on the disk before the index speaks of it, and a change of
/// the index is one transaction.
package struct SavedModules: Sendable {
    /// The most files that one module may have.
    package static let fileLimit = 4096

    /// The most bytes that one module may have.
    package static let sizeLimit = 256 << 20

    let database: StoreDatabase
    let blobs: BlobStore
}

// MARK: - Changing

extension SavedModules {
    /// Saves a new revision; the newest one stays when it is the same.
    ///
    /// - Throws: ``SavedError``, and what the disk refuses.
    package func save(_ request: SaveRequest, now: Timestamp) async throws -> SaveResult {
        try check(request)
        let blobs = self.blobs
        let files = try await database.blocking { try Self.put(request.files, into: blobs) }
        let draft = Draft(
            entry: request.entry,
            language: request.language,
            permissions: request.permissions,
            files: files
        )
        return try await database.write { database in
            try SavedTable(database).save(draft, as: request.name, now: now)
        }
    }

    /// Takes the name away; its revisions stay, so that ``undo(_:now:)`` brings it back.
    ///
    /// - Throws: ``SavedError``.
    /// - Returns: the newest revision.
    @discardableResult
    package func remove(_ name: ModuleName, now: Timestamp) async throws -> SavedRevision {
        try await database.write { database in
            let table = SavedTable(database)
            let module = try table.present(name)
            try table.setRemoved(now, module)
            return try table.revision(module.head, of: module)
        }
    }

    /// Brings a removed name back, or makes the content before the newest the newest again.
    ///
    /// The latter is a new revision: nothing is lost. Undoing again goes further back.
    ///
    /// - Throws: ``SavedError``; ``IntegrityFailure`` or ``BlobMissing`` when the content to go back to can't
    ///   be read.
    /// - Returns: the newest revision, which is what an import gets now.
    @discardableResult
    package func undo(_ name: ModuleName, now: Timestamp) async throws -> SavedRevision {
        let blobs = self.blobs
        return try await database.write { database in
            let table = SavedTable(database)
            let module = try table.module(name)
            let head = try table.revision(module.head, of: module)
            if module.removedAt != nil {
                try table.setRemoved(nil, module)
                return head
            }
            guard let previous = head.previous else {
                throw SavedError.nothingToUndo(name, newest: module.head)
            }
            let target = try table.revision(previous, of: module)
            try Self.mending(name) {
                for file in target.files { try blobs.verify(file.digest, suffix: file.suffix) }
            }
            return try table.append(
                Draft(target),
                to: module,
                name: module.name,
                previous: target.previous,
                now: now
            )
        }
    }

    private func check(_ request: SaveRequest) throws(SavedError) {
        guard request.files[request.entry] != nil else {
            throw .entryMissing(request.name, request.entry)
        }
        guard request.files.count <= Self.fileLimit else {
            throw .tooLarge(request.name, reason: "it has more than \(Self.fileLimit) files")
        }
        guard request.files.values.reduce(0, { $0 + $1.count }) <= Self.sizeLimit else {
            throw .tooLarge(request.name, reason: "it has more than \(Self.sizeLimit) bytes")
        }
        if let (first, second) = PathTwins.first(in: request.files.keys) {
            throw .pathTwin(request.name, first, second)
        }
    }

    private static func put(
        _ files: [ModulePath: [UInt8]],
        into blobs: BlobStore
    ) throws -> [SavedRevision.File] {
        try files.sorted { $0.key < $1.key }.map { path, bytes in
            let suffix = BlobStore.suffix(of: path.description)
            let digest = try blobs.put(bytes, suffix: suffix)
            return SavedRevision.File(path: path, digest: digest, size: bytes.count)
        }
    }
}

// MARK: - Looking

extension SavedModules {
    /// A revision of a name, the newest unless `number` says which.
    ///
    /// - Throws: ``SavedError``; ``IntegrityFailure`` when the index was tampered with.
    package func revision(_ name: ModuleName, number: Int? = nil) async throws -> SavedRevision {
        try await database.read { database in
            let table = SavedTable(database)
            let module = try table.present(name)
            return try table.revision(number ?? module.head, of: module)
        }
    }

    /// Whether the name can be imported.
    package func has(_ name: ModuleName) async throws -> Bool {
        do {
            return try await database.read { try SavedTable($0).present(name).head > 0 }
        } catch is SavedError {
            return false
        }
    }

    /// The newest revision of each name, the one that was saved last first.
    package func list() async throws -> [SavedRevision] {
        try await database.read { database in
            let table = SavedTable(database)
            return try table.newestFirst().map { try table.revision($0.head, of: $0) }
        }
    }

    /// All revisions of a name, also of a removed one.
    ///
    /// - Throws: ``SavedError`` when nothing was ever saved under it.
    package func history(_ name: ModuleName) async throws -> SavedModule {
        try await database.read { database in
            let table = SavedTable(database)
            let module = try table.module(name)
            return SavedModule(
                revisions: try (1...module.head).reversed().map {
                    try table.revision($0, of: module)
                },
                removedAt: module.removedAt
            )
        }
    }

    /// The bytes of one file of a revision, hashed again.
    ///
    /// - Throws: ``IntegrityFailure``, ``BlobMissing``, ``FileSystemError``.
    package func read(_ file: SavedRevision.File, of revision: SavedRevision) throws -> [UInt8] {
        try Self.mending(revision.name) { try blobs.read(file.digest, suffix: file.suffix) }
    }
}
