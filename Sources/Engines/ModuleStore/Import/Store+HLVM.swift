// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
internal import ModuleModel
internal import SQLiteKit

extension Store {
    /// Saves every module of an HLVM store under its old name.
    ///
    /// Both schemas are read: content in `modules/<key>.module.js` beside the database, and content
    /// in a column `source_code`. An entry that cannot be saved is reported and the others go on.
    /// Importing twice changes nothing. The old store is opened read-only.
    ///
    /// - Throws: ``ImportError``, or what the disk or a database refuses.
    package func importHLVM(_ path: FilePath) async throws -> ImportReport {
        let reader = HLVMReader(path: path)
        var entries: [ImportReport.Entry] = []
        for row in try await reader.rows() {
            try Task.checkCancellation()
            do {
                let request = try await database.blocking { try reader.request(for: row) }
                let result = try await saved.save(request, now: row.updated)
                entries.append(.init(key: row.key, outcome: .saved(result)))
            } catch let error as any DiagnosticError where Self.isAboutOneEntry(error) {
                entries.append(.init(key: row.key, outcome: .refused(error.diagnostic)))
            }
        }
        return ImportReport(entries: entries)
    }

    /// A full disk or a locked index would refuse every entry: it ends the import.
    private static func isAboutOneEntry(_ error: any DiagnosticError) -> Bool {
        switch error {
        case is SQLiteError: false
        case let error as FileSystemError: error.code != .diskFull && error.code != .readOnly
        default: true
        }
    }
}

/// Reads an HLVM store.
private struct HLVMReader: Sendable {
    struct Row: Sendable {
        let key: String
        let filePath: String?
        let source: [UInt8]?
        let updated: Timestamp
    }

    let path: FilePath

    /// The entries, the oldest first.
    func rows() async throws -> [Row] {
        let status = try FileSystem.status(of: path, followingLinks: true)
        // SQLite would wait for ever at a named pipe.
        guard status.kind == .file else { throw ImportError.notHLVM(path) }
        let path = self.path
        let connection = SQLiteConnection(.init(path: path.string, access: .readOnly))
        return try await connection.read { database in
            let columns = try database.rows("PRAGMA table_info(modules)") {
                (row) throws(SQLiteError) in try row.text(1)
            }
            guard columns.contains("key") else { throw ImportError.notHLVM(path) }
            func column(_ name: String, as type: String) -> String {
                columns.contains(name) ? "CAST(\(name) AS \(type))" : "NULL"
            }
            let updated = column("updated_at", as: "INTEGER")
            return try database.rows(
                """
                SELECT CAST(key AS TEXT), \(column("file_path", as: "TEXT")),
                \(column("source_code", as: "BLOB")), \(updated)
                FROM modules WHERE key IS NOT NULL ORDER BY \(updated), key
                """
            ) { (row) throws(SQLiteError) in
                let source = row.isNull(2) ? nil : try row.blob(2)
                return Row(
                    key: try row.text(0),
                    filePath: try row.optionalText(1),
                    source: source,
                    updated: Timestamp(milliseconds: try row.optionalInteger(3) ?? 0)
                )
            }
        }
    }

    func request(for row: Row) throws -> SaveRequest {
        // The name is checked first: the old store would follow `../x` out of its folder.
        let name = try ModuleName(parsing: row.key)
        let bytes: [UInt8]
        var suffix = "js"
        if let source = row.source {
            bytes = source
        } else {
            let file = try content(of: row, name: name)
            bytes = try FileSystem.read(file, limit: SavedModules.sizeLimit)
            if file.suffix == "ts" { suffix = "ts" }
        }
        guard let entry = ModulePath(parsing: "index." + suffix) else {
            throw ImportError.contentMissing(key: row.key)
        }
        return SaveRequest(
            name: name,
            files: [entry: bytes],
            entry: entry,
            language: "javascript"
        )
    }

    /// The file of an entry, by its real path, which must be below the old store's folder.
    private func content(of row: Row, name: ModuleName) throws -> FilePath {
        let folder = try FileSystem.realPath(path.parent)
        var candidates = [folder.appending("modules/\(name).module.js")]
        if let text = row.filePath, let path = try? FilePath(text) {
            candidates.insert(path.absolute(from: folder), at: 0)
        }
        for candidate in candidates {
            guard let real = try? FileSystem.realPath(candidate),
                real.relative(to: folder) != nil, FileSystem.kind(of: real) == .file
            else { continue }
            return real
        }
        throw ImportError.contentMissing(key: row.key)
    }
}
