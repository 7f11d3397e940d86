// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources
internal import SQLiteKit

/// Brings counts from memory into the database, and from there into files that everybody can read.
struct StatisticsKeeper: Sendable {
    /// How many files are written in one transaction.
    private static let batch = 64

    let root: FilePath
    let database: RegistryDatabase
    let buffer: CountBuffer

    /// Writes the counts to the database; those that can't be written wait for the next time.
    func flush() async throws {
        let counts = buffer.take()
        guard !counts.isEmpty else { return }
        do {
            try await database.write { try CountTables.add(counts, to: $0) }
        } catch {
            buffer.putBack(counts)
            throw error
        }
    }

    /// Writes the files of packages whose counts have changed.
    ///
    /// A file is written inside the transaction that notes it, so no change is missed; who is killed
    /// in between writes it once more.
    func writeFiles() async throws {
        var written = Self.batch
        while written == Self.batch {
            written = try await database.write { database in
                let packages = try CountTables.changed(limit: Self.batch, in: database)
                for package in packages {
                    let statistics = try CountTables.statistics(of: package, in: database)
                    try write(statistics, of: package)
                    try CountTables.forgetChange(of: package, in: database)
                }
                return packages.count
            }
        }
    }

    private func write(_ statistics: PackageStatistics, of package: PackageName) throws {
        let path = root.appending(RegistryLayout.statistics(of: package))
        try FileSystem.createFolders(path.parent, durably: true)
        try FileSystem.writeAtomically(RegistryCodec.encode(statistics), to: path)
    }

    /// What is known of a package: from the database, or from its file when that does not answer.
    func statistics(of package: PackageName) async throws -> PackageStatistics {
        do {
            return try await database.read { try CountTables.statistics(of: package, in: $0) }
        } catch let error as SQLiteError {
            let name = RegistryLayout.statistics(of: package)
            let limit = RegistryCodec.statisticsSizeLimit
            let file = try? RegistryFolder(root: root).source(name, limit: limit)
            guard let file else { throw error }
            return try RegistryCodec.statistics(from: file)
        }
    }
}
