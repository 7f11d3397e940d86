// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
package import ModuleModel
internal import SQLiteKit

extension Store {
    /// Removes the blobs that nothing uses.
    ///
    /// A blob stays while a saved revision, a URL fetched lately or the policy needs it, or while it is
    /// younger than the grace period. The policy must name what the existing locks use: when one of
    /// them cannot be read, do not collect.
    ///
    /// Safe beside other processes: nobody puts blobs meanwhile, and whoever put one just before has
    /// made it young.
    ///
    /// - Throws: what the disk or the index refuses; what was removed by then stays removed.
    package func collectGarbage(
        _ policy: GarbagePolicy,
        now: Timestamp
    ) async throws -> GarbageReport {
        let collector = GarbageCollector(blobs: blobs, policy: policy, now: now)
        if policy.isDryRun {
            return try await database.read { try collector.run($0) }
        }
        return try await database.write { try collector.run($0) }
    }
}

/// One collection, inside a transaction.
private struct GarbageCollector: Sendable {
    let blobs: BlobStore
    let policy: GarbagePolicy
    let now: Timestamp

    func run(_ database: SQLiteDatabase) throws -> GarbageReport {
        var report = GarbageReport()
        var used = policy.keeping
        try used.formUnion(savedDigests(database))
        try report.forgottenURLs = forgetOldURLs(database, keeping: used)
        try used.formUnion(fetchedDigests(database))
        guard FileSystem.kind(of: blobs.folder) != nil else { return report }
        let lock = try policy.isDryRun ? nil : blobs.lockOut(.exclusive)
        defer { withExtendedLifetime(lock) {} }
        let listing = try blobs.listing()
        for blob in listing.blobs {
            guard !used.contains(blob.digest), isOld(blob.modified) else {
                report.keptBlobs += 1
                continue
            }
            try remove(blob.path)
            report.removedBlobs += 1
            report.removedBytes += blob.size
        }
        for leftover in listing.leftovers where isOld(leftover.modified) {
            try remove(leftover.path)
            report.removedLeftovers += 1
        }
        return report
    }

    private func remove(_ path: FilePath) throws(FileSystemError) {
        guard !policy.isDryRun else { return }
        do throws(FileSystemError) {
            try FileSystem.remove(path)
        } catch  where error.code == .notFound {
            // Somebody has removed it by hand.
        }
    }

    private func isOld(_ modified: Timestamp) -> Bool {
        modified < now.earlier(by: policy.grace)
    }

    /// Every revision counts, also of removed names: their history can be brought back.
    private func savedDigests(_ database: SQLiteDatabase) throws -> [ContentDigest] {
        try database.rows(
            "SELECT DISTINCT digest FROM saved_file",
            read: Self.digest(from:)
        )
    }

    private func fetchedDigests(_ database: SQLiteDatabase) throws -> [ContentDigest] {
        let oldest = now.earlier(by: policy.fetchedAge)
        return try database.rows(
            "SELECT DISTINCT digest FROM fetched WHERE fetched_at >= ?",
            .integer(oldest.milliseconds),
            read: Self.digest(from:)
        )
    }

    /// Forgets URLs that nobody asked for lately, but not those whose content stays anyway.
    private func forgetOldURLs(
        _ database: SQLiteDatabase,
        keeping used: Set<ContentDigest>
    ) throws -> Int {
        let oldest = now.earlier(by: policy.fetchedAge)
        let old = try database.rows(
            "SELECT digest, url FROM fetched WHERE fetched_at < ?",
            .integer(oldest.milliseconds)
        ) { (row) throws(SQLiteError) in
            (digest: try Self.digest(from: row), url: try row.text(1))
        }
        let unused = old.filter { !used.contains($0.digest) }
        if !policy.isDryRun {
            for entry in unused {
                try database.run("DELETE FROM fetched WHERE url = ?", .text(entry.url))
            }
        }
        return unused.count
    }

    private static func digest(
        from row: borrowing SQLiteRow
    ) throws(SQLiteError) -> ContentDigest {
        guard let digest = ContentDigest(kind: .file, bytes: try row.blob(0)) else {
            throw row.unexpected(0)
        }
        return digest
    }
}

extension Timestamp {
    fileprivate func earlier(by duration: Duration) -> Timestamp {
        let seconds = duration.components.seconds.multipliedReportingOverflow(by: 1000)
        let (start, underflow) = milliseconds.subtractingReportingOverflow(seconds.partialValue)
        return Timestamp(milliseconds: seconds.overflow || underflow ? .min : start)
    }
}
