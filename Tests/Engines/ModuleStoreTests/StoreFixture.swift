// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleStore
import SQLiteKit
import TestSupport

/// A store in a folder of its own, and short ways to use it.
struct StoreFixture: Sendable {
    let folder: TemporaryFolder
    let home: FilePath

    init() throws {
        folder = try TemporaryFolder()
        home = try FilePath(folder.path("home"))
    }

    /// A store like the one of another process: with a connection of its own.
    func store(version: String = "Tenon 0.1.0") -> Store {
        Store(home: home, version: version)
    }

    func name(_ text: String) throws -> ModuleName { try ModuleName(parsing: text) }

    func request(
        _ name: String,
        _ files: [String: String],
        entry: String? = nil,
        permissions: PermissionSet = .none
    ) throws -> SaveRequest {
        var contents: [ModulePath: [UInt8]] = [:]
        for (path, text) in files { contents[try Self.path(path)] = Array(text.utf8) }
        return SaveRequest(
            name: try self.name(name),
            files: contents,
            entry: try Self.path(entry ?? files.keys.sorted()[0]),
            language: "javascript",
            permissions: permissions
        )
    }

    @discardableResult
    func save(
        _ name: String,
        _ text: String,
        at time: Int64 = 0,
        in store: Store? = nil
    ) async throws -> SaveResult {
        try await (store ?? self.store()).saved.save(
            request(name, ["index.js": text]),
            now: Timestamp(milliseconds: time)
        )
    }

    /// Changes the index behind the store's back.
    func tamper(_ sql: String) async throws {
        let connection = SQLiteConnection(.init(path: home.appending("store.sqlite").string))
        try await connection.write { try $0.execute(sql) }
    }

    /// Rewrites a blob behind the store's back.
    func tamper(_ digest: ContentDigest, suffix: String = "js", with text: String) throws {
        let path = store().blobs.path(digest, suffix: suffix)
        try FileSystem.writeAtomically(Array(text.utf8), to: path)
    }

    static func path(_ text: String) throws -> ModulePath {
        guard let path = ModulePath(parsing: text) else {
            throw FileSystemError(
                code: .pathMalformed,
                operation: "read",
                path: text,
                reason: "no module path"
            )
        }
        return path
    }
}

/// The code of the diagnostic that `work` throws; `nil` when it throws none.
func code<T>(_ work: () async throws -> T) async -> String? {
    do {
        _ = try await work()
        return nil
    } catch {
        return (error as? any DiagnosticError)?.diagnostic.code ?? "\(error)"
    }
}
