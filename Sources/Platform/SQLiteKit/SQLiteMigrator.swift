// SPDX-License-Identifier: Apache-2.0

/// Brings a schema to the version of this program; `user_version` counts the scripts that ran.
struct SQLiteMigrator {
    let scripts: [String]
    let writer: String

    func migrate(_ database: SQLiteDatabase) throws(SQLiteError) {
        // Without scripts the schema is somebody else's to know.
        guard !scripts.isEmpty, try needsWork(database) else { return }
        try database.execute("BEGIN IMMEDIATE")
        do throws(SQLiteError) {
            // Another process may have done it while this one waited for the lock.
            if try needsWork(database) { try runScripts(database) }
            try database.execute("COMMIT")
        } catch {
            if database.isInTransaction { try? database.execute("ROLLBACK") }
            throw error
        }
    }

    /// Refuses a schema that is not exactly the one that the scripts build.
    func check(_ database: SQLiteDatabase) throws(SQLiteError) {
        guard try needsWork(database) else { return }
        throw SQLiteError(
            kind: .readOnly,
            path: database.path,
            reason: "its schema is older than this program and must be migrated first"
        )
    }

    private func needsWork(_ database: SQLiteDatabase) throws(SQLiteError) -> Bool {
        let version = try version(of: database)
        guard version <= scripts.count else { throw try newer(version, database) }
        return version < scripts.count
    }

    private func runScripts(_ database: SQLiteDatabase) throws(SQLiteError) {
        try database.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_history (
                version INTEGER PRIMARY KEY, writer TEXT NOT NULL
            ) STRICT
            """
        )
        for number in try version(of: database)..<scripts.count {
            try database.execute(scripts[number])
            try database.run(
                "INSERT OR REPLACE INTO schema_history (version, writer) VALUES (?, ?)",
                .integer(Int64(number + 1)),
                .text(writer)
            )
        }
        try database.execute("PRAGMA user_version = \(scripts.count)")
    }

    private func version(of database: SQLiteDatabase) throws(SQLiteError) -> Int {
        let version = try database.row("PRAGMA user_version") { (row) throws(SQLiteError) in
            Int(try row.integer(0))
        }
        return max(0, version ?? 0)
    }

    private func newer(
        _ version: Int,
        _ database: SQLiteDatabase
    ) throws(SQLiteError) -> SQLiteError {
        let writer =
            try? database.row(
                "SELECT writer FROM schema_history ORDER BY version DESC LIMIT 1"
            ) { (row) throws(SQLiteError) in try row.text(0) }
        return SQLiteError(
            kind: .schemaNewer,
            path: database.path,
            reason: "its schema is version \(version), this program knows up to \(scripts.count)",
            hints: writer.flatMap { $0 }.map { ["use \($0) or newer"] } ?? ["use a newer version"]
        )
    }
}
