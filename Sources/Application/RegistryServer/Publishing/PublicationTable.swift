// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SQLiteKit

/// The rows of the table `publication`: what is being published, and what was.
enum PublicationTable {
    /// A publication that was begun.
    struct Publication: Hashable, Sendable {
        /// The number of the row.
        let number: Int64
        /// The package.
        let package: PackageName
        /// The version.
        let version: Version
        /// The digest of its tree.
        let digest: String
        /// Who publishes it.
        let account: String
        /// With which token.
        let token: String
    }

    /// Notes that a publication begins; nothing is in the folder yet.
    static func begin(
        _ package: PackageName,
        _ release: (version: Version, digest: ContentDigest),
        by caller: Caller,
        at time: Timestamp,
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> Int64 {
        try database.run(
            """
            INSERT INTO publication (package, version, digest, account, token, state, started)
            VALUES (?, ?, ?, ?, ?, 'started', ?)
            """,
            .text(package.description),
            .text(release.version.description),
            .text(release.digest.description),
            .text(caller.account.description),
            .text(caller.token.id),
            .integer(time.milliseconds)
        )
        let number = try database.row("SELECT last_insert_rowid()") { (row) throws(SQLiteError) in
            try row.integer(0)
        }
        return number ?? 0
    }

    /// Notes that a publication is in the folder.
    static func finish(
        _ publication: Publication,
        archive: ContentDigest,
        at time: Timestamp,
        in database: SQLiteDatabase
    ) throws(SQLiteError) {
        try database.run(
            "UPDATE publication SET state = 'done' WHERE number = ?",
            .integer(publication.number)
        )
        try noteRelease(
            publication.package,
            publication.version,
            archive: archive,
            in: database
        )
        let entry = AuditTrail.Entry(
            time: time,
            account: publication.account,
            token: publication.token,
            action: "publish",
            subject: "\(publication.package)@\(publication.version)",
            detail: publication.digest
        )
        try AuditTrail.add(entry, to: database)
    }

    /// Forgets a publication that came to nothing.
    static func cancel(_ number: Int64, in database: SQLiteDatabase) throws(SQLiteError) {
        try database.run("DELETE FROM publication WHERE number = ?", .integer(number))
    }

    /// The publications of which nobody knows how they ended.
    static func open(in database: SQLiteDatabase) throws(SQLiteError) -> [Publication] {
        try database.rows(
            """
            SELECT number, package, version, digest, account, token FROM publication
            WHERE state = 'started' ORDER BY number
            """
        ) { (row) throws(SQLiteError) in
            guard let package = try? PackageName(parsing: row.text(1)) else {
                throw row.unexpected(1)
            }
            guard let version = try? Version(parsing: row.text(2)) else { throw row.unexpected(2) }
            return Publication(
                number: try row.integer(0),
                package: package,
                version: version,
                digest: try row.text(3),
                account: try row.text(4),
                token: try row.text(5)
            )
        }
    }

    // MARK: Releases

    /// Notes which archive a version has, so that downloads can be counted.
    static func noteRelease(
        _ package: PackageName,
        _ version: Version,
        archive: ContentDigest,
        in database: SQLiteDatabase
    ) throws(SQLiteError) {
        try database.run(
            "INSERT OR REPLACE INTO release (package, version, archive) VALUES (?, ?, ?)",
            .text(package.description),
            .text(version.description),
            .text(archive.hex)
        )
    }
}
