// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SQLiteKit

/// Who did what, and when: a row for each change, in the transaction of the change.
enum AuditTrail {
    /// What is written down.
    struct Entry: Hashable, Sendable {
        /// When.
        let time: Timestamp
        /// Whose token it was.
        let account: String
        /// The token's identity; empty for what the server does by itself.
        let token: String
        /// What was done: `publish`, `yank`, `token-create`.
        let action: String
        /// What it was done to: `@alice/utils@1.2.0`.
        let subject: String
        /// More of it, for people.
        var detail = ""
    }

    /// Writes an entry.
    static func add(_ entry: Entry, to database: SQLiteDatabase) throws(SQLiteError) {
        try database.run(
            """
            INSERT INTO audit (time, account, token, action, subject, detail)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            .integer(entry.time.milliseconds),
            .text(entry.account),
            .text(entry.token),
            .text(entry.action),
            .text(entry.subject),
            .text(entry.detail)
        )
    }

    /// The entries after the one with number `after`, oldest first.
    static func entries(
        after: Int64,
        limit: Int,
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> [(number: Int64, entry: Entry)] {
        try database.rows(
            """
            SELECT id, time, account, token, action, subject, detail FROM audit
            WHERE id > ? ORDER BY id LIMIT ?
            """,
            .integer(after),
            .integer(Int64(limit))
        ) { (row) throws(SQLiteError) in
            let entry = Entry(
                time: Timestamp(milliseconds: try row.integer(1)),
                account: try row.text(2),
                token: try row.text(3),
                action: try row.text(4),
                subject: try row.text(5),
                detail: try row.text(6)
            )
            return (try row.integer(0), entry)
        }
    }
}
