// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
internal import SQLiteKit

/// Which content each URL gave last: for conditional requests, and for locking without a network.
///
/// A memory, not an authority: what may run is decided by the digests of a lock.
package struct FetchCache: Sendable {
    let database: StoreDatabase

    /// What `url` gave last; the blob may have been collected since.
    package func record(for url: ModuleURL) async throws -> FetchRecord? {
        try await database.read { database in
            try database.row(
                """
                SELECT url, final_url, digest, suffix, content_type, etag, last_modified, fetched_at
                FROM fetched WHERE url = ?
                """,
                .text(url.description),
                read: Self.record(from:)
            )
        }
    }

    /// Everything that is remembered, by URL.
    package func all() async throws -> [FetchRecord] {
        try await database.read { database in
            try database.rows(
                """
                SELECT url, final_url, digest, suffix, content_type, etag, last_modified, fetched_at
                FROM fetched ORDER BY url
                """,
                read: Self.record(from:)
            )
        }
    }

    /// Remembers what a URL gave; call it again with a new time when the server confirms it.
    package func remember(_ record: FetchRecord) async throws {
        try await database.write { database in
            try database.run(
                """
                INSERT OR REPLACE INTO fetched
                (url, final_url, digest, suffix, content_type, etag, last_modified, fetched_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(record.url.description),
                .text(record.finalURL.description),
                .blob(record.digest.bytes),
                .text(record.suffix),
                .optional(record.contentType),
                .optional(record.etag),
                .optional(record.lastModified),
                .integer(record.fetchedAt.milliseconds)
            )
        }
    }

    /// Forgets a URL.
    package func forget(_ url: ModuleURL) async throws {
        try await database.write { database in
            try database.run("DELETE FROM fetched WHERE url = ?", .text(url.description))
        }
    }

    private static func record(from row: borrowing SQLiteRow) throws(SQLiteError) -> FetchRecord {
        guard let url = try? ModuleURL(parsing: row.text(0)) else { throw row.unexpected(0) }
        guard let final = try? ModuleURL(parsing: row.text(1)) else { throw row.unexpected(1) }
        guard let digest = ContentDigest(kind: .file, bytes: try row.blob(2)) else {
            throw row.unexpected(2)
        }
        return FetchRecord(
            url: url,
            finalURL: final,
            digest: digest,
            suffix: try row.text(3),
            contentType: try row.optionalText(4),
            etag: try row.optionalText(5),
            lastModified: try row.optionalText(6),
            fetchedAt: Timestamp(milliseconds: try row.integer(7))
        )
    }
}
