// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import SQLiteKit
internal import Synchronization

/// What the server knows beside the folder: accounts, tokens, stars, counts and the audit trail.
///
/// One connection writes, another one reads, each on a thread of its own. A change waits a second for the
/// lock of another process; those that queue behind it then fail with it, so that a locked database costs
/// answers of 503 and not the server.
package final class RegistryDatabase: Sendable {
    /// How many changes may wait for the one that runs.
    private static let waitingLimit = 256

    /// How long nobody waits again for a lock that was not given.
    private static let pause = Duration.seconds(1)

    private let writer: SQLiteConnection
    private let reader: SQLiteConnection
    private let file: FilePath
    private let queue = Mutex(Queue())

    /// Who waits to change something, and what they would meet.
    private struct Queue: Sendable {
        var count = 0
        var refusal: (error: SQLiteError, at: ContinuousClock.Instant)?
    }

    /// Describes the database in `file`; nothing is opened yet.
    ///
    /// The schema remembers `version`, the version of this program.
    package init(file: FilePath, version: String) {
        var configuration = SQLiteConnection.Configuration(
            path: file.string,
            busyTimeout: .seconds(1),
            migrations: RegistrySchema.migrations,
            writer: version
        )
        configuration.watchesFile = true
        writer = SQLiteConnection(configuration)
        configuration.createsFile = false
        reader = SQLiteConnection(configuration)
        self.file = file
    }

    /// Makes the file when there is none, and brings its schema to the version of this program.
    ///
    /// - Throws: `SQLiteError`, `FileSystemError`.
    package func open() async throws {
        try FileSystem.createFolders(file.parent, mode: 0o700)
        try await writer.write { _ in }
        // Who may read the file may try the digests of tokens.
        try FileSystem.setMode(0o600, of: file)
    }

    /// Reads one consistent state.
    ///
    /// - Throws: `SQLiteError`, or what `body` throws.
    package func read<Result: Sendable>(
        _ body: @Sendable (SQLiteDatabase) throws -> Result
    ) async throws -> Result {
        try await reader.read(body)
    }

    /// Changes the database as a whole or not at all; on the disk when this returns.
    ///
    /// - Throws: `SQLiteError`, `server-busy`, or what `body` throws.
    @discardableResult
    package func write<Result: Sendable>(
        _ body: @Sendable (SQLiteDatabase) throws -> Result
    ) async throws -> Result {
        let isFree = queue.withLock { queue in
            guard queue.count < Self.waitingLimit else { return false }
            queue.count += 1
            return true
        }
        guard isFree else { throw ServiceError.busy("the database") }
        defer { queue.withLock { $0.count -= 1 } }
        do {
            return try await writer.write(after: checkLock, body)
        } catch let error as SQLiteError where error.kind == .locked {
            queue.withLock { queue in
                if queue.refusal == nil { queue.refusal = (error, .now) }
            }
            throw error
        }
    }

    /// Fails as the last change did, when that was just now.
    private func checkLock() throws {
        try queue.withLock { queue in
            guard let refusal = queue.refusal else { return }
            guard refusal.at.duration(to: .now) >= Self.pause else { throw refusal.error }
            queue.refusal = nil
        }
    }
}
