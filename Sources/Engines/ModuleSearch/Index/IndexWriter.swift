// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SQLiteKit

/// Changes the tables of an index, inside one transaction.
struct IndexWriter {
    /// The bytes of a full-text index that are collected before they are written.
    private static let memory = 32 << 20

    let database: SQLiteDatabase

    private var table: RecordTable { RecordTable(database: database) }

    /// Puts these records in the place of all that are there.
    func replaceAll(_ records: [SearchRecord]) throws(SQLiteError) {
        try database.execute(
            """
            DELETE FROM record; DELETE FROM word;
            """
        )
        for table in SearchStage.tables {
            try database.execute(
                """
                INSERT INTO \(table) (\(table)) VALUES ('delete-all');
                INSERT INTO \(table) (\(table), rank) VALUES ('hashsize', \(Self.memory));
                """
            )
        }
        var newest: [PackageName: SearchRecord] = [:]
        for record in records { newest[record.name] = record }
        let sorted = newest.values.sorted { $0.name < $1.name }
        var placed: [(position: Int64, record: SearchRecord)] = []
        for (number, record) in sorted.enumerated() {
            placed.append((Popularity.position(of: record, number: Int64(number)), record))
        }
        // The full-text index is quickest when positions only grow.
        placed.sort { $0.position < $1.position }
        var uses: [String: Int64] = [:]
        for (position, record) in placed {
            let words = RecordWords(RecordTable.storable(record))
            try insert(record, words, at: position)
            for word in words.vocabulary { uses[word, default: 0] += 1 }
        }
        for (word, count) in uses.sorted(by: { $0.key < $1.key }) {
            try database.run(
                "INSERT INTO word (word, uses) VALUES (?, ?)",
                .text(word),
                .integer(count)
            )
        }
        // One segment each: every word of a query is looked up in all of them.
        for table in SearchStage.tables {
            try database.execute("INSERT INTO \(table) (\(table)) VALUES ('optimize')")
        }
        try count(records: Int64(placed.count), isAbsolute: true)
    }

    /// Adds a record of a package that is not there.
    func add(_ record: SearchRecord) throws(SQLiteError) {
        let words = RecordWords(RecordTable.storable(record))
        let number = try IndexReader(database: database).changes()
        var position = Popularity.position(of: record, number: number)
        while try table.record(at: position) != nil { position += 1 }
        try insert(record, words, at: position)
        for word in words.vocabulary {
            try database.run(
                """
                INSERT INTO word (word, uses) VALUES (?, 1)
                ON CONFLICT (word) DO UPDATE SET uses = uses + 1
                """,
                .text(word)
            )
        }
        try count(records: 1, isAbsolute: false)
    }

    /// Takes a record out, if it is there.
    func remove(_ name: PackageName) throws(SQLiteError) {
        guard let position = try table.position(of: name),
            let record = try table.record(at: position)
        else { return }
        let words = RecordWords(record)
        try change(words, at: position, isRemoval: true)
        try database.run("DELETE FROM record WHERE position = ?", .integer(position))
        for word in words.vocabulary {
            try database.run("UPDATE word SET uses = uses - 1 WHERE word = ?", .text(word))
            try database.run("DELETE FROM word WHERE word = ? AND uses <= 0", .text(word))
        }
        try count(records: -1, isAbsolute: false)
    }

    private func insert(
        _ record: SearchRecord,
        _ words: RecordWords,
        at position: Int64
    ) throws(SQLiteError) {
        try table.insert(RecordTable.storable(record), at: position)
        try change(words, at: position, isRemoval: false)
    }

    /// Adds words to the full-text indexes, or takes out what was added before.
    private func change(
        _ words: RecordWords,
        at position: Int64,
        isRemoval: Bool
    ) throws(SQLiteError) {
        let command: SQLiteValue = isRemoval ? .text("delete") : .null
        for (table, text) in zip(SearchStage.tables, words.texts) {
            try database.run(
                "INSERT INTO \(table) (\(table), rowid, words) VALUES (?, ?, ?)",
                command,
                .integer(position),
                .text(text)
            )
        }
    }

    private func count(records: Int64, isAbsolute: Bool) throws(SQLiteError) {
        try database.run(
            "UPDATE counter SET records = ? + iif(?, 0, records), changes = changes + 1",
            .integer(records),
            .integer(isAbsolute ? 1 : 0)
        )
    }
}
