// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import SQLiteKit

extension Store {
    /// Counts what the store holds.
    package func info() async throws -> StoreInfo {
        let blobs = self.blobs
        let path = database.path
        let locks = try await knownLocks().count
        return try await database.read { database in
            func count(_ sql: String) throws -> Int {
                let number = try database.row(sql) { (row) throws(SQLiteError) in
                    try row.integer(0)
                }
                return Int(clamping: number ?? 0)
            }
            let listing = try blobs.listing()
            return StoreInfo(
                savedModules: try count(
                    "SELECT count(*) FROM saved_module WHERE removed_at IS NULL"
                ),
                savedRevisions: try count("SELECT count(*) FROM saved_revision"),
                fetchedURLs: try count("SELECT count(*) FROM fetched"),
                knownLocks: locks,
                blobs: listing.blobs.count,
                blobBytes: listing.blobs.reduce(0) { $0 + $1.size },
                indexBytes: try FileSystem.status(of: path).size
            )
        }
    }

    /// Hashes every blob again and checks every saved revision; nothing is changed.
    ///
    /// `progress` hears how many blobs are done, and of how many.
    ///
    /// - Throws: what keeps the check from being done; faults that it finds are in the report.
    package func verifyAll(
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> VerificationReport {
        let blobs = self.blobs
        let names = try await database.read { try SavedTable($0).names() }
        let report = try await database.blocking {
            try Self.verifyBlobs(blobs, savedAs: names, progress: progress)
        }
        return try await database.read { database in
            try Self.verifyRevisions(SavedTable(database), blobs, report)
        }
    }

    private static func verifyBlobs(
        _ blobs: BlobStore,
        savedAs names: [ContentDigest: ModuleName],
        progress: @Sendable (Int, Int) -> Void
    ) throws -> VerificationReport {
        var report = VerificationReport()
        let all = try blobs.listing().blobs
        for blob in all {
            try Task.checkCancellation()
            do {
                report.checkedBytes += try SavedModules.mending(names[blob.digest]) {
                    try blobs.verify(blob.digest, suffix: blob.suffix)
                }
            } catch is BlobMissing {
                // Collected meanwhile.
            } catch let error as any DiagnosticError {
                report.faults.append(error.diagnostic)
            }
            report.checkedBlobs += 1
            progress(report.checkedBlobs, all.count)
        }
        return report
    }

    private static func verifyRevisions(
        _ table: SavedTable,
        _ blobs: BlobStore,
        _ start: VerificationReport
    ) throws -> VerificationReport {
        var report = start
        for module in try table.all() {
            for number in 1...module.head {
                try Task.checkCancellation()
                report.checkedRevisions += 1
                do {
                    let revision = try table.revision(number, of: module)
                    for file in revision.files {
                        let path = blobs.path(file.digest, suffix: file.suffix)
                        guard FileSystem.kind(of: path) == nil else { continue }
                        let missing = SavedModules.missing(file.digest, of: module.name)
                        let context = "saved module `\(module.name)`, revision \(number)"
                        report.faults.append(missing.adding(context: context).diagnostic)
                    }
                } catch let error as any DiagnosticError {
                    report.faults.append(error.diagnostic)
                }
            }
        }
        return report
    }
}
