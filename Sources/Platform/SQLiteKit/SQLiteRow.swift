// SPDX-License-Identifier: Apache-2.0

internal import CSQLite

/// One row of a result, readable only while the closure that got it runs.
@safe package struct SQLiteRow: ~Copyable {
    private let statement: OpaquePointer
    private let path: String

    init(statement: OpaquePointer, path: String) {
        unsafe self.statement = statement
        self.path = path
    }

    /// The whole number in a column.
    package func integer(_ column: Int32) throws(SQLiteError) -> Int64 {
        try expect(SQLITE_INTEGER, column)
        return unsafe sqlite3_column_int64(statement, column)
    }

    /// The text in a column.
    package func text(_ column: Int32) throws(SQLiteError) -> String {
        try expect(SQLITE_TEXT, column)
        guard let start = unsafe sqlite3_column_text(statement, column) else { return "" }
        let count = unsafe Int(sqlite3_column_bytes(statement, column))
        return unsafe String(
            decoding: UnsafeBufferPointer(start: start, count: count),
            as: UTF8.self
        )
    }

    /// The bytes in a column.
    package func blob(_ column: Int32) throws(SQLiteError) -> [UInt8] {
        try expect(SQLITE_BLOB, column)
        guard let start = unsafe sqlite3_column_blob(statement, column) else { return [] }
        let count = unsafe Int(sqlite3_column_bytes(statement, column))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Whether a column holds NULL.
    package func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
    }

    /// The whole number in a column, `nil` for NULL.
    package func optionalInteger(_ column: Int32) throws(SQLiteError) -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    /// The text in a column, `nil` for NULL.
    package func optionalText(_ column: Int32) throws(SQLiteError) -> String? {
        isNull(column) ? nil : try text(column)
    }

    /// Refuses the row: a value of it makes no sense.
    ///
    /// The value itself is not repeated.
    package func unexpected(_ column: Int32) -> SQLiteError {
        let name = unsafe sqlite3_column_name(statement, column).map { unsafe String(cString: $0) }
        return SQLiteError(
            kind: .unexpectedValue,
            path: path,
            reason: "the value of `\(name ?? "column \(column)")` makes no sense"
        )
    }

    /// SQLite would convert; a value of another type than the schema says is a sign of tampering.
    private func expect(_ type: Int32, _ column: Int32) throws(SQLiteError) {
        guard unsafe sqlite3_column_type(statement, column) == type else {
            throw unexpected(column)
        }
    }
}
