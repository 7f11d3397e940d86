// SPDX-License-Identifier: Apache-2.0

internal import CSQLite
internal import FileSystemKit

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// One connection to a database file, opened when it is first used.
///
/// The actor runs on a thread of its own, so that a slow query never occupies a thread of the
/// cooperative pool. All access is a closure inside one transaction. Until the first of them,
/// nothing is opened or created: making a connection is free.
package actor SQLiteConnection {
    /// What to open and how.
    package struct Configuration: Sendable {
        /// Who may change the file.
        package enum Access: Hashable, Sendable {
            /// Read and write; the file is created when there is none.
            case readWrite
            /// Read only; neither the file nor its folder is touched.
            case readOnly
        }

        /// The file.
        package var path: String

        /// Who may change it.
        package var access: Access

        /// How long to wait for the locks of other processes.
        package var busyTimeout: Duration

        /// The scripts that build the schema, oldest first; never edited, only appended to.
        package var migrations: [String]

        /// The version of this program, kept beside each migration that it did.
        package var writer: String

        /// Whether somebody may delete or exchange the file while it is open.
        ///
        /// Then it is looked at before each transaction. One that is gone is an error, and is not made again.
        package var watchesFile = false

        /// Whether the file is made when there is none, at the first transaction.
        package var createsFile = true

        /// Describes a connection.
        package init(
            path: String,
            access: Access = .readWrite,
            busyTimeout: Duration = .seconds(30),
            migrations: [String] = [],
            writer: String = ""
        ) {
            self.path = path
            self.access = access
            self.busyTimeout = busyTimeout
            self.migrations = migrations
            self.writer = writer
        }
    }

    private let configuration: Configuration
    private let executor = BlockingExecutor(label: "sqlite")
    private var opened: SQLiteDatabase?
    private var identity: FileIdentity?

    /// The thread of this connection.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Describes a connection, without opening it.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Reads one consistent state.
    ///
    /// - Throws: ``SQLiteError``, or what `body` throws.
    package func read<Result: Sendable>(
        _ body: @Sendable (SQLiteDatabase) throws -> Result
    ) throws -> Result {
        try transaction("BEGIN DEFERRED", body)
    }

    /// Changes the database as a whole or not at all.
    ///
    /// When this returns, the change is on the disk; when `body` throws, nothing has changed. The
    /// lock is taken at the beginning, so that a transaction never fails half-way for a lock.
    ///
    /// - Parameters:
    ///   - check: runs before the lock is waited for, when the turn of this change has come.
    ///   - body: the change.
    /// - Throws: ``SQLiteError``, or what `check` or `body` throws.
    /// - Returns: what `body` returns.
    @discardableResult
    package func write<Result: Sendable>(
        after check: @Sendable () throws -> Void = {},
        _ body: @Sendable (SQLiteDatabase) throws -> Result
    ) throws -> Result {
        try check()
        return try transaction("BEGIN IMMEDIATE", body)
    }

    /// Runs work that blocks on the thread of this connection, without a transaction.
    ///
    /// - Throws: what `body` throws.
    package func blocking<Result: Sendable>(
        _ body: @Sendable () throws -> Result
    ) rethrows -> Result {
        try body()
    }

    private func transaction<Result>(
        _ begin: String,
        _ body: (SQLiteDatabase) throws -> Result
    ) throws -> Result {
        let database = try self.database()
        try database.run(begin)
        do {
            let result = try body(database)
            try database.run("COMMIT")
            return result
        } catch {
            if database.isInTransaction { try? database.execute("ROLLBACK") }
            throw error
        }
    }
}

// MARK: - Opening

extension SQLiteConnection {
    private func database() throws(SQLiteError) -> SQLiteDatabase {
        if configuration.watchesFile { try lookAtFile() }
        if let opened { return opened }
        let database: SQLiteDatabase
        switch configuration.access {
        case .readWrite:
            do throws(SQLiteError) {
                database = try openForWriting()
            } catch  where error.isAboutAccess && isFolderUnwritable {
                // What is there can still be read; a write then says that it cannot be done.
                database = try openReadOnly()
                try migrator.check(database)
            }
        case .readOnly:
            database = try openReadOnly()
        }
        opened = database
        identity = FileIdentity(of: configuration.path)
        return database
    }

    /// Lets go of a file that is no longer the one at the path.
    ///
    /// SQLite would go on writing to a deleted file, and what it reports as saved would be gone.
    private func lookAtFile() throws(SQLiteError) {
        guard let identity else { return }
        let now = FileIdentity(of: configuration.path)
        if now == identity { return }
        opened = nil
        if now == nil {
            throw SQLiteError(
                kind: .cannotOpen,
                path: configuration.path,
                reason: "the file is gone",
                hints: ["put the file back, or start again to begin with an empty one"]
            )
        }
    }

    private var migrator: SQLiteMigrator {
        SQLiteMigrator(scripts: configuration.migrations, writer: configuration.writer)
    }

    private func openForWriting() throws(SQLiteError) -> SQLiteDatabase {
        let database = try SQLiteDatabase(
            path: configuration.path,
            flags: SQLITE_OPEN_READWRITE | (mayCreate ? SQLITE_OPEN_CREATE : 0),
            name: configuration.path
        )
        database.setBusyTimeout(configuration.busyTimeout)
        try useWriteAheadLog(database)
        try database.execute(
            """
            PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
            PRAGMA cell_size_check = ON;
            """
        )
        try migrator.migrate(database)
        return database
    }

    /// What was open once is not made again: its place would look like an empty database.
    private var mayCreate: Bool { configuration.createsFile && identity == nil }

    /// Whether the folder of the file exists and cannot be written.
    private var isFolderUnwritable: Bool {
        let slash = configuration.path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { String(configuration.path[...$0]) } ?? "."
        return unsafe access(folder, F_OK) == 0 && access(folder, W_OK) != 0
    }

    /// Two connections that switch a new file at once get "locked" without any waiting, whatever
    /// the busy timeout: SQLite does not call the busy handler there.
    private func useWriteAheadLog(_ database: SQLiteDatabase) throws(SQLiteError) {
        var waited = Duration.zero
        while true {
            do throws(SQLiteError) {
                _ = try database.row("PRAGMA journal_mode = WAL") { (_) throws(SQLiteError) in }
                return
            } catch  where error.kind == .locked && waited < configuration.busyTimeout {
                _ = usleep(5_000)
                waited += .milliseconds(5)
            }
        }
    }

    /// Opens a database that belongs to somebody else.
    ///
    /// Reading a file in WAL mode would create two files beside it. Without a log beside it nobody is
    /// writing, and it can be read as it is.
    private func openReadOnly() throws(SQLiteError) -> SQLiteDatabase {
        let hasLog = ["-wal", "-journal"].contains { suffix in
            unsafe access(configuration.path + suffix, F_OK) == 0
        }
        let encoded = configuration.path.utf8.map { byte in
            let isPlain =
                byte < 0x80 && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "?")
                && byte != UInt8(ascii: "#")
            if isPlain { return String(decoding: [byte], as: UTF8.self) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        let database = try SQLiteDatabase(
            path: configuration.path,
            flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
            name: "file:" + encoded.joined() + (hasLog ? "?mode=ro" : "?mode=ro&immutable=1")
        )
        database.setBusyTimeout(configuration.busyTimeout)
        try database.execute("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF")
        return database
    }
}
