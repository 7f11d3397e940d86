// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SQLiteKit

/// Reads and writes the rows of `record`.
struct RecordTable {
    let database: SQLiteDatabase

    /// Writes a record at a position that is free.
    func insert(_ record: SearchRecord, at position: Int64) throws(SQLiteError) {
        try database.run(
            """
            INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(position),
            .text(record.name.description),
            .text(record.version.description),
            .text(record.summary),
            .text(Self.joined(record.keywords)),
            .text(Self.joined(record.authors)),
            .text(record.language),
            .integer(record.published.milliseconds),
            .text(Self.joined(record.exports)),
            .integer(Int64(record.downloads)),
            .integer(Int64(record.stars)),
            .integer(record.isDeprecated ? 1 : 0),
            .text(record.text)
        )
    }

    /// The record at a position.
    func record(at position: Int64) throws(SQLiteError) -> SearchRecord? {
        try database.row(
            """
            SELECT name, version, summary, keywords, authors, language, published, exports,
                downloads, stars, deprecated, text
            FROM record WHERE position = ?
            """,
            .integer(position),
            read: Self.record
        )
    }

    /// Where the record of a package is.
    func position(of name: PackageName) throws(SQLiteError) -> Int64? {
        try database.row(
            "SELECT position FROM record WHERE name = ?",
            .text(name.description)
        ) { (row) throws(SQLiteError) in try row.integer(0) }
    }

    private static func record(
        from row: borrowing SQLiteRow
    ) throws(SQLiteError) -> SearchRecord {
        guard let name = try? PackageName(parsing: row.text(0)) else { throw row.unexpected(0) }
        guard let version = try? Version(parsing: row.text(1)) else { throw row.unexpected(1) }
        var record = SearchRecord(
            name: name,
            version: version,
            language: try row.text(5),
            published: Timestamp(milliseconds: try row.integer(6))
        )
        record.summary = try row.text(2)
        record.keywords = split(try row.text(3))
        record.authors = split(try row.text(4))
        record.exports = split(try row.text(7))
        record.downloads = Int(try row.integer(8))
        record.stars = Int(try row.integer(9))
        record.isDeprecated = try row.integer(10) != 0
        record.text = try row.text(11)
        return record
    }

    /// Lists are texts with a character between that is no part of a word.
    private static let separator: Character = "\u{1F}"

    /// The record as it can be read again: what stands between the items of a list is in none of them.
    static func storable(_ record: SearchRecord) -> SearchRecord {
        var record = record
        let clean = { (list: [String]) in
            list.map {
                $0.contains(separator) ? $0.split(separator: separator).joined(separator: " ") : $0
            }
        }
        record.keywords = clean(record.keywords)
        record.authors = clean(record.authors)
        record.exports = clean(record.exports)
        return record
    }

    private static func joined(_ list: [String]) -> String {
        list.joined(separator: String(separator))
    }

    private static func split(_ text: String) -> [String] {
        text.isEmpty
            ? []
            : text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
