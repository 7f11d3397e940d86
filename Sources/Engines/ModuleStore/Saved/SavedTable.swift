// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SQLiteKit

/// The rows of saved modules, inside one transaction.
struct SavedTable {
    /// The row of one name.
    struct Module {
        let id: Int64
        let name: ModuleName
        let head: Int
        let removedAt: Timestamp?
    }

    let database: SQLiteDatabase

    init(_ database: SQLiteDatabase) {
        self.database = database
    }
}

// MARK: - Names

extension SavedTable {
    /// The row of a name, also of a removed one.
    func module(_ name: ModuleName) throws -> Module {
        guard let module = try find(name) else { throw SavedError.notFound(name, twin: nil) }
        guard module.name == name else {
            throw SavedError.notFound(name, twin: module.removedAt == nil ? module.name : nil)
        }
        return module
    }

    /// The row of a name that is not removed.
    func present(_ name: ModuleName) throws -> Module {
        let module = try module(name)
        guard module.removedAt == nil else { throw SavedError.removed(name) }
        return module
    }

    /// The rows of names that are not removed, the one that was saved last first.
    func newestFirst() throws -> [Module] {
        try database.rows(
            """
            SELECT m.id, m.name, m.head, m.removed_at FROM saved_module m
            JOIN saved_revision r ON r.module = m.id AND r.number = m.head
            WHERE m.removed_at IS NULL ORDER BY r.created DESC, r.id DESC
            """,
            read: module(from:)
        )
    }

    /// The rows of all names, also of removed ones.
    func all() throws -> [Module] {
        try database.rows(
            "SELECT id, name, head, removed_at FROM saved_module ORDER BY folded",
            read: module(from:)
        )
    }

    /// The row under which a name and its twins in case meet.
    private func find(_ name: ModuleName) throws(SQLiteError) -> Module? {
        try database.row(
            "SELECT id, name, head, removed_at FROM saved_module WHERE folded = ?",
            .text(name.folded),
            read: module(from:)
        )
    }

    private func module(from row: borrowing SQLiteRow) throws(SQLiteError) -> Module {
        guard let name = try? ModuleName(parsing: row.text(1)) else { throw row.unexpected(1) }
        guard let head = Int(exactly: try row.integer(2)), head > 0 else {
            throw row.unexpected(2)
        }
        return Module(
            id: try row.integer(0),
            name: name,
            head: head,
            removedAt: try row.optionalInteger(3).map { Timestamp(milliseconds: $0) }
        )
    }

    func setRemoved(_ time: Timestamp?, _ module: Module) throws(SQLiteError) {
        try database.run(
            "UPDATE saved_module SET removed_at = ? WHERE id = ?",
            .optional(time?.milliseconds),
            .integer(module.id)
        )
    }
}

// MARK: - Adding

extension SavedTable {
    func save(_ draft: Draft, as name: ModuleName, now: Timestamp) throws -> SaveResult {
        guard let module = try find(name) else {
            try database.run(
                "INSERT INTO saved_module (name, folded, head) VALUES (?, ?, 0)",
                .text(name.description),
                .text(name.folded)
            )
            let id = try database.row("SELECT last_insert_rowid()") {
                (row) throws(SQLiteError) in try row.integer(0)
            }
            let fresh = Module(id: id ?? 0, name: name, head: 0, removedAt: nil)
            let revision = try append(draft, to: fresh, name: name, previous: nil, now: now)
            return SaveResult(revision: revision, isNew: true)
        }
        guard module.removedAt == nil else {
            let revision = try append(
                draft,
                to: module,
                name: name,
                previous: module.head,
                now: now
            )
            return SaveResult(revision: revision, isNew: true)
        }
        guard module.name == name else { throw SavedError.twin(name, existing: module.name) }
        let head = try revision(module.head, of: module)
        if Draft(head) == draft { return SaveResult(revision: head, isNew: false) }
        let revision = try append(draft, to: module, name: name, previous: head.number, now: now)
        return SaveResult(revision: revision, isNew: true)
    }

    /// Adds a revision, which becomes the newest of a name that is not removed.
    func append(
        _ draft: Draft,
        to module: Module,
        name: ModuleName,
        previous: Int?,
        now: Timestamp
    ) throws -> SavedRevision {
        let number = module.head + 1
        guard let digest = draft.digest else {
            throw SavedError.tooLarge(name, reason: "a path cannot be listed")
        }
        let created = now.milliseconds
        let seal = draft.seal(
            name: name.folded,
            number: number,
            previous: previous,
            created: created
        )
        try database.run(
            """
            INSERT INTO saved_revision
            (module, number, previous, digest, entry, language, permissions, created, seal)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(module.id),
            .integer(Int64(number)),
            .optional(previous.map(Int64.init)),
            .text(digest.description),
            .text(draft.entry.description),
            .text(draft.language),
            .text(draft.permissionText),
            .integer(created),
            .blob(seal)
        )
        for file in draft.files {
            try database.run(
                """
                INSERT INTO saved_file (revision, path, digest, size)
                SELECT id, ?, ?, ? FROM saved_revision WHERE module = ? AND number = ?
                """,
                .text(file.path.description),
                .blob(file.digest.bytes),
                .integer(Int64(file.size)),
                .integer(module.id),
                .integer(Int64(number))
            )
        }
        try database.run(
            "UPDATE saved_module SET name = ?, head = ?, removed_at = NULL WHERE id = ?",
            .text(name.description),
            .integer(Int64(number)),
            .integer(module.id)
        )
        return SavedRevision(
            name: name,
            number: number,
            digest: digest,
            entry: draft.entry,
            language: draft.language,
            permissions: draft.permissions,
            created: now,
            files: draft.files,
            previous: previous
        )
    }
}
