// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SQLiteKit

/// The index of the store, `store.sqlite`; opened when it is first used.
struct StoreDatabase: Sendable {
    let path: FilePath
    private let home: FilePath
    private let connection: SQLiteConnection

    init(home: FilePath, version: String, busyTimeout: Duration) {
        self.home = home
        path = home.appending("store.sqlite")
        connection = SQLiteConnection(
            .init(
                path: path.string,
                busyTimeout: busyTimeout,
                migrations: StoreSchema.migrations,
                writer: version
            )
        )
    }

    func read<Result: Sendable>(
        _ body: @Sendable @escaping (SQLiteDatabase) throws -> Result
    ) async throws -> Result {
        try await prepare()
        return try await connection.read(body)
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @Sendable @escaping (SQLiteDatabase) throws -> Result
    ) async throws -> Result {
        try await prepare()
        return try await connection.write(body)
    }

    func blocking<Result: Sendable>(
        _ body: @Sendable @escaping () throws -> Result
    ) async throws -> Result {
        try await connection.blocking(body)
    }

    private func prepare() async throws {
        let home = self.home
        try await connection.blocking {
            guard FileSystem.kind(of: home) != .folder else { return }
            try FileSystem.createFolders(home, mode: 0o700, durably: true)
        }
    }
}
