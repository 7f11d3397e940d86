// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SQLiteKit

/// A revision as its row says, before it is checked.
private struct Row {
    let id: Int64
    let previous: Int?
    let digest: ContentDigest
    let entry: ModulePath
    let language: String
    let permissions: PermissionSet
    let created: Int64
    let seal: [UInt8]
}

extension SavedTable {
    /// A revision, checked against its seal and against the digests of its files.
    ///
    /// - Throws: ``SavedError`` when there is none of that number, ``IntegrityFailure`` when the rows are
    ///   not as they were written.
    func revision(_ number: Int, of module: Module) throws -> SavedRevision {
        guard let row = try row(number, of: module) else {
            throw SavedError.noRevision(module.name, number, newest: module.head)
        }
        let draft = Draft(
            entry: row.entry,
            language: row.language,
            permissions: row.permissions,
            files: try files(of: row)
        )
        try check(draft, against: row, number: number, of: module)
        return SavedRevision(
            name: module.name,
            number: number,
            digest: row.digest,
            entry: row.entry,
            language: row.language,
            permissions: row.permissions,
            created: Timestamp(milliseconds: row.created),
            files: draft.files,
            previous: row.previous
        )
    }

    /// One of the names under which each content was saved.
    func names() throws -> [ContentDigest: ModuleName] {
        let rows = try database.rows(
            """
            SELECT DISTINCT f.digest, m.name FROM saved_file f
            JOIN saved_revision r ON r.id = f.revision JOIN saved_module m ON m.id = r.module
            """
        ) { (row) throws(SQLiteError) in (digest: try row.blob(0), name: try row.text(1)) }
        return rows.reduce(into: [:]) { names, row in
            guard let digest = ContentDigest(kind: .file, bytes: row.digest) else { return }
            names[digest] = try? ModuleName(parsing: row.name)
        }
    }

    private func check(_ draft: Draft, against row: Row, number: Int, of module: Module) throws {
        let subject = "saved module \(module.name), revision \(number)"
        let hints = ["look at its history, and save the content that you trust again"]
        let found = draft.files.isEmpty ? nil : draft.digest
        guard found == row.digest else {
            throw IntegrityFailure(
                subject: subject,
                expected: row.digest,
                found: found,
                hints: hints
            )
        }
        let seal = draft.seal(
            name: module.name.folded,
            number: number,
            previous: row.previous,
            created: row.created
        )
        guard seal != row.seal else { return }
        guard let expected = ContentDigest(kind: .file, bytes: row.seal) else {
            throw IntegrityFailure(
                subject: subject,
                expected: row.digest,
                found: nil,
                hints: hints
            )
        }
        throw IntegrityFailure(
            subject: "the record of " + subject,
            expected: expected,
            found: ContentDigest(kind: .file, bytes: seal),
            hints: hints
        )
    }

    private func row(_ number: Int, of module: Module) throws(SQLiteError) -> Row? {
        try database.row(
            """
            SELECT id, previous, digest, entry, language, permissions, created, seal
            FROM saved_revision WHERE module = ? AND number = ?
            """,
            .integer(module.id),
            .integer(Int64(number))
        ) { (row) throws(SQLiteError) in
            guard let digest = try? ContentDigest(parsing: row.text(2)) else {
                throw row.unexpected(2)
            }
            guard let entry = ModulePath(parsing: try row.text(3)) else { throw row.unexpected(3) }
            var permissions: [Permission] = []
            for line in try row.text(5).split(separator: "\n") {
                guard let permission = try? Permission(parsing: String(line)) else {
                    throw row.unexpected(5)
                }
                permissions.append(permission)
            }
            return Row(
                id: try row.integer(0),
                previous: try row.optionalInteger(1).map { Int(clamping: $0) },
                digest: digest,
                entry: entry,
                language: try row.text(4),
                permissions: PermissionSet(permissions),
                created: try row.integer(6),
                seal: try row.blob(7)
            )
        }
    }

    private func files(of row: Row) throws(SQLiteError) -> [SavedRevision.File] {
        try database.rows(
            "SELECT path, digest, size FROM saved_file WHERE revision = ? ORDER BY path",
            .integer(row.id)
        ) { (row) throws(SQLiteError) in
            guard let path = ModulePath(parsing: try row.text(0)) else { throw row.unexpected(0) }
            guard let digest = ContentDigest(kind: .file, bytes: try row.blob(1)) else {
                throw row.unexpected(1)
            }
            return SavedRevision.File(
                path: path,
                digest: digest,
                size: Int(clamping: try row.integer(2))
            )
        }
    }
}
