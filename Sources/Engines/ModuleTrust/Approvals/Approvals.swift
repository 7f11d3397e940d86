// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
internal import ModuleModel
internal import SQLiteKit

/// The approvals of this user, kept in `trust.sqlite` in the data folder.
///
/// Reading never creates the file. Changes are on the disk when the calls return.
package struct Approvals: Sendable {
    private let file: FilePath
    private let connection: SQLiteConnection

    private static let migrations = [
        """
        CREATE TABLE approval (
            kind TEXT NOT NULL CHECK (kind IN ('content', 'place')),
            subject TEXT NOT NULL,
            permissions TEXT NOT NULL,
            name TEXT NOT NULL,
            approved_at INTEGER NOT NULL,
            PRIMARY KEY (kind, subject, permissions)
        ) STRICT, WITHOUT ROWID;
        """
    ]

    /// Describes the file; nothing is opened yet.
    ///
    /// The schema remembers `writer`, the version of this program.
    package init(file: FilePath, writer: String) {
        self.file = file
        connection = SQLiteConnection(
            .init(path: file.string, migrations: Self.migrations, writer: writer)
        )
    }

    /// All approvals.
    ///
    /// - Throws: ``SQLiteError``.
    package func book() async throws -> ApprovalBook {
        guard FileSystem.kind(of: file) != nil else { return .empty }
        let approvals = try await connection.read { database in
            try database.rows(
                "SELECT kind, subject, permissions, name, approved_at FROM approval"
            ) { (row) throws(SQLiteError) in try Self.approval(row) }
        }
        return ApprovalBook(approvals)
    }

    /// Records approvals, all or none; one that is there already gets the new time.
    ///
    /// - Throws: ``SQLiteError``, or ``FileSystemError`` when there is no place for the file.
    package func approve(_ approvals: [Approval]) async throws {
        guard !approvals.isEmpty else { return }
        try FileSystem.createFolders(file.parent, mode: 0o700)
        try await connection.write { database in
            for approval in approvals { try Self.insert(approval, into: database) }
        }
    }

    /// Records an approval in place of all others of its subject.
    ///
    /// - Throws: as ``approve(_:)`` does.
    package func replace(with approval: Approval) async throws {
        try FileSystem.createFolders(file.parent, mode: 0o700)
        try await connection.write { database in
            _ = try Self.delete(approval.subject, from: database)
            try Self.insert(approval, into: database)
        }
    }

    /// Takes back all approvals of a subject; returns how many there were.
    ///
    /// - Throws: ``SQLiteError``.
    @discardableResult
    package func revoke(_ subject: ApprovalSubject) async throws -> Int {
        guard FileSystem.kind(of: file) != nil else { return 0 }
        return try await connection.write { try Self.delete(subject, from: $0) }
    }

    // MARK: - Rows

    private static func insert(
        _ approval: Approval,
        into database: SQLiteDatabase
    ) throws(SQLiteError) {
        try database.run(
            """
            INSERT OR REPLACE INTO approval (kind, subject, permissions, name, approved_at)
            VALUES (?, ?, ?, ?, ?)
            """,
            .text(approval.subject.kind),
            .text(approval.subject.description),
            .text(text(approval.permissions)),
            .text(approval.name),
            .integer(approval.approvedAt.milliseconds)
        )
    }

    private static func delete(
        _ subject: ApprovalSubject,
        from database: SQLiteDatabase
    ) throws(SQLiteError) -> Int {
        try database.run(
            "DELETE FROM approval WHERE kind = ? AND subject = ?",
            .text(subject.kind),
            .text(subject.description)
        )
    }

    /// One permission a line; the text form of a permission holds no control character.
    private static func text(_ permissions: PermissionSet) -> String {
        permissions.permissions.map(\.description).joined(separator: "\n")
    }

    private static func approval(_ row: borrowing SQLiteRow) throws(SQLiteError) -> Approval {
        Approval(
            subject: try subject(row),
            permissions: try permissions(row),
            name: try row.text(3),
            approvedAt: Timestamp(milliseconds: try row.integer(4))
        )
    }

    private static func subject(
        _ row: borrowing SQLiteRow
    ) throws(SQLiteError) -> ApprovalSubject {
        let text = try row.text(1)
        if try row.text(0) == "content" {
            guard let digest = try? ContentDigest(parsing: text) else { throw row.unexpected(1) }
            return .content(digest)
        }
        guard let path = try? FilePath(text), path.isAbsolute else { throw row.unexpected(1) }
        return .place(path)
    }

    private static func permissions(
        _ row: borrowing SQLiteRow
    ) throws(SQLiteError) -> PermissionSet {
        var permissions: [Permission] = []
        for line in try row.text(2).split(separator: "\n") {
            guard let permission = try? Permission(parsing: String(line)) else {
                throw row.unexpected(2)
            }
            permissions.append(permission)
        }
        return PermissionSet(permissions)
    }
}

extension ApprovalSubject {
    fileprivate var kind: String {
        switch self {
        case .content: "content"
        case .place: "place"
        }
    }
}
