// SPDX-License-Identifier: Apache-2.0

internal import CSQLite
package import Diagnostics

/// What SQLite refused: the kind, its own words and the statement, never the bound values.
package struct SQLiteError: DiagnosticError, Hashable {
    /// The kinds of refusal; the raw value is the code of the diagnostic.
    package enum Kind: String, Hashable, Sendable {
        /// Another connection holds the lock for longer than the busy timeout.
        case locked = "database-locked"
        /// The file is damaged, or no database at all.
        case corrupt = "database-corrupt"
        /// The file, its folder or its disk cannot be written.
        case readOnly = "database-read-only"
        /// No space.
        case diskFull = "disk-full"
        /// The file cannot be opened or created.
        case cannotOpen = "database-cannot-open"
        /// The disk failed, or the permissions changed underneath.
        case inputOutput = "database-io"
        /// A rule of the schema, such as a unique name, would be broken.
        case constraint = "database-constraint"
        /// A newer program has changed the schema.
        case schemaNewer = "database-newer"
        /// A column holds a value of another type than the program expects.
        case unexpectedValue = "database-value"
        /// Anything else: most likely a fault of ours.
        case failed = "database-failed"
    }

    /// The kind of refusal.
    package let kind: Kind

    /// SQLite's extended result code (<https://www.sqlite.org/rescode.html>); 0 when it is ours.
    package let resultCode: Int32

    /// SQLite's own words.
    package let reason: String

    /// The database file.
    package let path: String

    /// The statement, without its bound values.
    package let sql: String?

    /// What to try.
    package let hints: [String]

    init(
        kind: Kind,
        path: String,
        reason: String,
        sql: String? = nil,
        hints: [String] = [],
        resultCode: Int32 = 0
    ) {
        self.kind = kind
        self.path = path
        self.reason = reason
        self.sql = sql
        self.hints = hints
        self.resultCode = resultCode
    }

    /// Says which database refused what, and why.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: kind.rawValue,
            message: "the database `\(path)` \(phrase): \(reason)",
            notes: kind == .failed ? (sql.map { ["statement: \($0)"] } ?? []) : [],
            hints: hints.isEmpty ? standardHints : hints
        )
    }

    /// Whether the file could not be opened or written, rather than read or understood.
    var isAboutAccess: Bool { kind == .cannotOpen || kind == .readOnly }

    private var phrase: String {
        switch kind {
        case .locked: "is in use by another process"
        case .corrupt: "is damaged"
        case .readOnly: "cannot be written"
        case .diskFull: "cannot grow"
        case .cannotOpen: "cannot be opened"
        case .inputOutput: "could not be read or written"
        case .constraint: "refused the change"
        case .schemaNewer: "belongs to a newer version of this program"
        case .unexpectedValue: "holds something unexpected"
        case .failed: "refused a statement"
        }
    }

    private var standardHints: [String] {
        switch kind {
        case .locked: ["wait until the other process has finished, then try again"]
        case .corrupt: ["move the file away and restore it from a backup"]
        case .readOnly, .cannotOpen: ["check who owns the file and its folder"]
        case .diskFull: ["free some space, or use another disk"]
        default: []
        }
    }
}

// MARK: - From SQLite

extension SQLiteError {
    /// Explains what SQLite's last call on `handle` returned.
    init(status: Int32, handle: OpaquePointer?, path: String, sql: String? = nil) {
        let extended = unsafe handle == nil ? status : sqlite3_extended_errcode(handle)
        self.init(
            kind: Self.kind(of: status & 0xFF),
            path: path,
            reason: unsafe String(cString: sqlite3_errmsg(handle)),
            sql: sql,
            resultCode: extended
        )
    }

    private static func kind(of primary: Int32) -> Kind {
        switch primary {
        case SQLITE_BUSY, SQLITE_LOCKED: .locked
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        case SQLITE_READONLY, SQLITE_PERM: .readOnly
        case SQLITE_FULL: .diskFull
        case SQLITE_CANTOPEN: .cannotOpen
        case SQLITE_IOERR: .inputOutput
        case SQLITE_CONSTRAINT: .constraint
        default: .failed
        }
    }
}
