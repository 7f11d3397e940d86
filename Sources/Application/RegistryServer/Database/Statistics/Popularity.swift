// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SQLiteKit
internal import Synchronization

/// The packages that many use, which no new name may look like.
final class Popularity: Sendable {
    private static let limit = 1000
    private static let leastDownloads = 100

    private let database: RegistryDatabase
    private let found = Mutex<[PackageName]>([])

    init(database: RegistryDatabase) {
        self.database = database
    }

    /// The packages, as they were when somebody last looked.
    var names: [PackageName] { found.withLock { $0 } }

    /// Looks again.
    func refresh() async throws {
        let names = try await database.read { database in
            try database.rows(
                """
                SELECT package FROM download GROUP BY package HAVING sum(count) >= ?
                ORDER BY sum(count) DESC LIMIT ?
                """,
                .integer(Int64(Self.leastDownloads)),
                .integer(Int64(Self.limit))
            ) { (row) throws(SQLiteError) in
                guard let name = try? PackageName(parsing: row.text(0)) else {
                    throw row.unexpected(0)
                }
                return name
            }
        }
        found.withLock { $0 = names }
    }
}
