// SPDX-License-Identifier: Apache-2.0

internal import SQLiteKit

/// Asks the tables of an index.
struct IndexReader {
    let database: SQLiteDatabase

    /// Positions after `position` that match in a full-text index, the most popular first.
    func positions(
        in table: String,
        matching expression: String,
        after position: Int64,
        limit: Int
    ) throws(SQLiteError) -> [Int64] {
        try database.rows(
            "SELECT rowid FROM \(table) WHERE \(table) MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?",
            .text(expression),
            .integer(position),
            .integer(Int64(limit))
        ) { (row) throws(SQLiteError) in try row.integer(0) }
    }

    /// Positions after `position`, whatever is there.
    func positions(after position: Int64, limit: Int) throws(SQLiteError) -> [Int64] {
        try database.rows(
            "SELECT position FROM record WHERE position > ? ORDER BY position LIMIT ?",
            .integer(position),
            .integer(Int64(limit))
        ) { (row) throws(SQLiteError) in try row.integer(0) }
    }

    /// How many records match somewhere, counted up to `limit`.
    func count(matching expression: String, limit: Int) throws(SQLiteError) -> Int {
        let count = try database.row(
            """
            SELECT count(*) FROM (SELECT rowid FROM anywhere WHERE anywhere MATCH ? LIMIT ?)
            """,
            .text(expression),
            .integer(Int64(limit))
        ) { (row) throws(SQLiteError) in try row.integer(0) }
        return Int(count ?? 0)
    }

    /// How many records there are.
    func count() throws(SQLiteError) -> Int {
        let count = try database.row("SELECT records FROM counter") { (row) throws(SQLiteError) in
            try row.integer(0)
        }
        return Int(count ?? 0)
    }

    /// The name of the record at a position.
    func name(at position: Int64) throws(SQLiteError) -> String? {
        try database.row(
            "SELECT name FROM record WHERE position = ?",
            .integer(position)
        ) { (row) throws(SQLiteError) in try row.text(0) }
    }

    /// A number that is another after each change.
    func changes() throws(SQLiteError) -> Int64 {
        try database.row("SELECT changes FROM counter") { (row) throws(SQLiteError) in
            try row.integer(0)
        } ?? 0
    }

    /// The words that begin with `beginning`, the most used first.
    func words(after beginning: String, limit: Int) throws(SQLiteError) -> [String] {
        try database.rows(
            "SELECT word FROM word WHERE word >= ? AND word < ? ORDER BY uses DESC, word LIMIT ?",
            .text(beginning),
            .text(beginning + "\u{10FFFF}"),
            .integer(Int64(limit))
        ) { (row) throws(SQLiteError) in try row.text(0) }
    }

    /// All words that people may have meant.
    func vocabulary() throws(SQLiteError) -> Vocabulary {
        var vocabulary = Vocabulary()
        _ = try database.rows("SELECT word, uses FROM word") { (row) throws(SQLiteError) in
            vocabulary.append(try row.text(0), uses: try row.integer(1))
        }
        return vocabulary
    }
}
