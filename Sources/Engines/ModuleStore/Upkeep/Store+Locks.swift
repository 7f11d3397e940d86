// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel
internal import SQLiteKit

extension Store {
    /// Remembers that the lock file at `path`, which must be absolute, uses blobs of this store.
    package func registerLock(_ path: FilePath, now: Timestamp) async throws {
        try await database.write { database in
            try database.run(
                "INSERT OR REPLACE INTO known_lock (path, seen_at) VALUES (?, ?)",
                .text(path.string),
                .integer(now.milliseconds)
            )
        }
    }

    /// The lock files that were registered, whether they still exist or not.
    package func knownLocks() async throws -> [FilePath] {
        try await database.read { database in
            let texts = try database.rows("SELECT path FROM known_lock ORDER BY path") {
                (row) throws(SQLiteError) in try row.text(0)
            }
            return texts.compactMap { try? FilePath($0) }
        }
    }

    /// Forgets a lock file; what it alone uses may then be collected.
    package func forgetLock(_ path: FilePath) async throws {
        try await database.write { database in
            try database.run("DELETE FROM known_lock WHERE path = ?", .text(path.string))
        }
    }
}
