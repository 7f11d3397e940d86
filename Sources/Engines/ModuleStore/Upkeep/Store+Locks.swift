// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
internal import ModuleModel
internal import SQLiteKit
internal import SigningKit

extension Store {
    private static let folderName = "locks"
    private static let suffix = "path"

    /// Remembers that the lock file at `path`, which must be absolute, uses blobs of this store.
    ///
    /// One small file each, made once: a locked run calls this too, and must not open the index.
    ///
    /// - Throws: ``FileSystemError``.
    package func registerLock(_ path: FilePath) throws(FileSystemError) {
        let mark = mark(of: path)
        guard FileSystem.kind(of: mark) != .file else { return }
        try FileSystem.createFolders(mark.parent, mode: 0o700)
        try FileSystem.writeAtomically(Array(path.string.utf8), to: mark, mode: 0o600)
    }

    /// The lock files that were registered, whether they still exist or not.
    package func knownLocks() async throws -> [FilePath] {
        // Earlier versions wrote them into the index alone.
        let indexed = try await database.read { database in
            try database.rows("SELECT path FROM known_lock") {
                (row) throws(SQLiteError) in try row.text(0)
            }
        }
        return Set(try markedLocks() + indexed).sorted().compactMap { try? FilePath($0) }
    }

    /// Forgets a lock file; what it alone uses may then be collected.
    package func forgetLock(_ path: FilePath) async throws {
        try await database.write { database in
            try database.run("DELETE FROM known_lock WHERE path = ?", .text(path.string))
        }
        do throws(FileSystemError) {
            try FileSystem.remove(mark(of: path))
        } catch  where error.code == .notFound {
            // It was in the index alone, or another process forgot it too.
        }
    }

    private func markedLocks() throws -> [String] {
        let folder = home.appending(Self.folderName)
        guard FileSystem.kind(of: folder) == .folder else { return [] }
        return try FileSystem.list(folder).filter { $0.hasSuffix(".\(Self.suffix)") }.map {
            String(
                decoding: try FileSystem.read(folder.appending($0), limit: 1 << 16),
                as: UTF8.self
            )
        }
    }

    private func mark(of path: FilePath) -> FilePath {
        let digest = SHA256Hasher.digest(of: Array(path.string.utf8))
        let hex = ContentDigest(kind: .file, bytes: digest)?.hex ?? ""
        return home.appending("\(Self.folderName)/\(hex.prefix(32)).\(Self.suffix)")
    }
}
