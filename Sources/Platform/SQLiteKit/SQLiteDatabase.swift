// SPDX-License-Identifier: Apache-2.0

internal import CSQLite

/// An open database, inside a transaction of its ``SQLiteConnection``.
///
/// Not `Sendable`: it never leaves the closure that got it. Statements are prepared once and kept
/// by their text, so write them as literals and bind what varies.
@safe package final class SQLiteDatabase {
    /// The path of the file.
    package let path: String

    private let handle: OpaquePointer
    private var statements: [String: PreparedStatement] = [:]

    init(path: String, flags: Int32, name: String) throws(SQLiteError) {
        var opened: OpaquePointer?
        let status = unsafe sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard status == SQLITE_OK, let opened = unsafe opened else {
            defer { unsafe _ = sqlite3_close_v2(opened) }
            throw unsafe SQLiteError(status: status, handle: opened, path: path)
        }
        self.path = path
        unsafe handle = opened
        unsafe _ = sqlite3_extended_result_codes(opened, 1)
        unsafe _ = sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0)
    }

    deinit {
        // SQLite keeps the connection until its last statement is gone.
        unsafe _ = sqlite3_close_v2(handle)
    }

    /// How long a statement waits for the locks of others.
    func setBusyTimeout(_ timeout: Duration) {
        let milliseconds = Int32(clamping: Int64(timeout / .milliseconds(1)))
        unsafe _ = sqlite3_busy_timeout(handle, milliseconds)
    }

    /// Whether a transaction is open; SQLite ends one by itself after some errors.
    var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }
}

// MARK: - Statements

extension SQLiteDatabase {
    /// Runs a script of statements that return no rows and take no parameters.
    package func execute(_ script: String) throws(SQLiteError) {
        let status = unsafe sqlite3_exec(handle, script, nil, nil, nil)
        guard status == SQLITE_OK else {
            throw unsafe SQLiteError(status: status, handle: handle, path: path, sql: script)
        }
    }

    /// Runs one statement that returns no rows; returns the number of rows that it changed.
    @discardableResult
    package func run(_ sql: String, _ values: SQLiteValue...) throws(SQLiteError) -> Int {
        try each(sql, values) { (_) throws(SQLiteError) in true }
        return unsafe Int(sqlite3_changes64(handle))
    }

    /// The rows of a query, each made into a value.
    package func rows<Value>(
        _ sql: String,
        _ values: SQLiteValue...,
        read: (borrowing SQLiteRow) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> [Value] {
        var found: [Value] = []
        try each(sql, values) { (row) throws(SQLiteError) in
            found.append(try read(row))
            return true
        }
        return found
    }

    /// The first row of a query, made into a value; `nil` when there is none.
    package func row<Value>(
        _ sql: String,
        _ values: SQLiteValue...,
        read: (borrowing SQLiteRow) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value? {
        var found: Value?
        try each(sql, values) { (row) throws(SQLiteError) in
            found = try read(row)
            return false
        }
        return found
    }

    /// Steps through a statement until it ends or `body` says `false`.
    private func each(
        _ sql: String,
        _ values: [SQLiteValue],
        _ body: (borrowing SQLiteRow) throws(SQLiteError) -> Bool
    ) throws(SQLiteError) {
        let statement = unsafe try prepared(sql)
        defer {
            unsafe _ = sqlite3_reset(statement)
            unsafe _ = sqlite3_clear_bindings(statement)
        }
        for (index, value) in values.enumerated() {
            let status = unsafe bind(value, to: statement, at: Int32(index + 1))
            guard status == SQLITE_OK else {
                throw unsafe SQLiteError(status: status, handle: handle, path: path, sql: sql)
            }
        }
        while true {
            let status = unsafe sqlite3_step(statement)
            switch status {
            case SQLITE_ROW:
                let row = unsafe SQLiteRow(statement: statement, path: path)
                if try !body(row) { return }
            case SQLITE_DONE: return
            default:
                throw unsafe SQLiteError(status: status, handle: handle, path: path, sql: sql)
            }
        }
    }

    private func prepared(_ sql: String) throws(SQLiteError) -> OpaquePointer {
        if let known = statements[sql] { return unsafe known.pointer }
        var statement: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let status = unsafe sqlite3_prepare_v3(handle, sql, -1, flags, &statement, nil)
        guard status == SQLITE_OK, let statement = unsafe statement else {
            throw unsafe SQLiteError(status: status, handle: handle, path: path, sql: sql)
        }
        statements[sql] = unsafe PreparedStatement(owning: statement)
        return unsafe statement
    }

    private func bind(
        _ value: SQLiteValue,
        to statement: OpaquePointer,
        at index: Int32
    ) -> Int32 {
        switch value {
        case .null: return unsafe sqlite3_bind_null(statement, index)
        case .integer(let number): return unsafe sqlite3_bind_int64(statement, index, number)
        case .text(let text):
            var text = text
            return text.withUTF8 { buffer in
                unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                    // An empty text may have no address, and a null pointer would bind NULL.
                    guard let start = characters.baseAddress else {
                        return unsafe csqlite_bind_text(statement, index, "", 0)
                    }
                    let count = Int32(clamping: characters.count)
                    return unsafe csqlite_bind_text(statement, index, start, count)
                }
            }
        case .blob(let bytes):
            return unsafe bytes.withUnsafeBytes { buffer in
                let count = Int32(clamping: buffer.count)
                return unsafe csqlite_bind_blob(statement, index, buffer.baseAddress, count)
            }
        }
    }
}

/// A prepared statement that finalises itself.
@safe private final class PreparedStatement {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe _ = sqlite3_finalize(pointer)
    }
}
