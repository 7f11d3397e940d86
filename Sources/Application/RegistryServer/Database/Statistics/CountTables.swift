// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SQLiteKit

/// Writes counts to the database, and reads them.
enum CountTables {
    /// The most of one count: so that sums of many stay numbers.
    private static let largest = "9000000000000000"

    /// Adds counts; those of versions that the registry does not have are dropped.
    static func add(_ counts: CountBuffer.Counts, to database: SQLiteDatabase) throws(SQLiteError) {
        for (download, count) in counts.downloads {
            guard let (package, version) = try release(download.subject, in: database) else {
                continue
            }
            try database.run(
                """
                INSERT INTO download (package, day, version, count) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = min(count + excluded.count, \(largest))
                """,
                .text(package),
                .integer(download.day),
                .text(version),
                .integer(Int64(count))
            )
            try noteChange(of: package, in: database)
        }
        for (event, count) in counts.events {
            let subject = CountBuffer.Download.Subject.release(event.package, event.version)
            guard let (package, version) = try release(subject, in: database) else { continue }
            try database.run(
                """
                INSERT INTO client_event (package, day, version, event, count)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = min(count + excluded.count, \(largest))
                """,
                .text(package),
                .integer(event.day),
                .text(version),
                .text(event.action.rawValue),
                .integer(Int64(count))
            )
        }
        try TokenTable.touch(counts.tokenUses, in: database)
    }

    private static func release(
        _ subject: CountBuffer.Download.Subject,
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> (package: String, version: String)? {
        switch subject {
        case .archive(let digest):
            try database.row(
                "SELECT package, version FROM release WHERE archive = ? LIMIT 1",
                .text(digest)
            ) { (row) throws(SQLiteError) in (try row.text(0), try row.text(1)) }
        case .release(let package, let version):
            try database.row(
                "SELECT package, version FROM release WHERE package = ? AND version = ?",
                .text(package.description),
                .text(version.description)
            ) { (row) throws(SQLiteError) in (try row.text(0), try row.text(1)) }
        }
    }

    // MARK: Statistics of a package

    /// What is known of a package.
    static func statistics(
        of package: PackageName,
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> PackageStatistics {
        let name = SQLiteValue.text(package.description)
        let stars = try database.row(
            "SELECT count(*) FROM star WHERE package = ?",
            name
        ) { (row) throws(SQLiteError) in Int(try row.integer(0)) }
        var statistics = PackageStatistics(stars: stars ?? 0)
        let rows = try database.rows(
            "SELECT day, version, count FROM download WHERE package = ?",
            name
        ) { (row) throws(SQLiteError) in
            let time = Timestamp(milliseconds: try row.integer(0) * 86_400_000)
            guard let day = Day(time) else { throw row.unexpected(0) }
            guard let version = try? Version(parsing: row.text(1)) else { throw row.unexpected(1) }
            return (day, version, Int(try row.integer(2)))
        }
        for (day, version, count) in rows {
            statistics.downloads[day, default: [:]][version] = count
        }
        return statistics
    }

    /// Notes that the file of a package's statistics is out of date.
    static func noteChange(
        of package: String,
        in database: SQLiteDatabase
    ) throws(SQLiteError) {
        try database.run(
            "INSERT OR IGNORE INTO changed_statistics (package) VALUES (?)",
            .text(package)
        )
    }

    /// Some of the packages whose files are out of date.
    static func changed(
        limit: Int,
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> [PackageName] {
        try database.rows(
            "SELECT package FROM changed_statistics LIMIT ?",
            .integer(Int64(limit))
        ) { (row) throws(SQLiteError) in
            guard let name = try? PackageName(parsing: row.text(0)) else { throw row.unexpected(0) }
            return name
        }
    }

    /// Notes that the file of a package's statistics is up to date.
    static func forgetChange(
        of package: PackageName,
        in database: SQLiteDatabase
    ) throws(SQLiteError) {
        try database.run(
            "DELETE FROM changed_statistics WHERE package = ?",
            .text(package.description)
        )
    }
}
