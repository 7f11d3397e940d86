// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleSources
internal import RegistryIndex
internal import SQLiteKit
internal import Synchronization

/// Takes packages into the registry: a version whole or not at all, and never two contents for one.
///
/// 1. The package is reviewed; nothing is written.
/// 2. The database notes that the publication begins.
/// 3. In one transaction of the database, which lets nobody else publish meanwhile: the review still
///    holds, the builder writes what never changes and then the heads, the publication is done.
///
/// Who is killed between two of these leaves a row that ``Reconciler`` compares with the folder: the
/// folder says whether the version is published.
struct Publisher: Sendable {
    /// How often a publication begins anew because another one of the package came first.
    private static let attempts = 4

    let review: PackageReview
    let builder: RegistryBuilder
    let database: RegistryDatabase
    let work: BlockingWork
    let follower: FolderFollower
    let now: @Sendable () -> Timestamp
    let report: @Sendable (Diagnostic) -> Void

    /// What a publication came to.
    struct Outcome: Sendable {
        /// The digest of the tree.
        let digest: ContentDigest
        /// The digest of the archive.
        let archive: ContentDigest
        /// What could be better.
        let findings: [PackageFinding]
        /// Whether the version was not there before, and is now.
        let isNew: Bool
    }

    /// Publishes a package, or only says what would come of it.
    ///
    /// - Throws: ``PublishError``, ``AccountError``, `ArchiveError`, `FileSystemError`, `SQLiteError`.
    func publish(
        _ submission: PackageReview.Submission,
        isDryRun: Bool
    ) async throws -> Outcome {
        try submission.caller.check(.publish, of: submission.name)
        var attempt = 1
        while true {
            let reviewed = try await work.run { try review.outcome(of: submission) }
            if let published = reviewed.published { return Self.outcome(published, reviewed) }
            if isDryRun {
                return Outcome(
                    digest: reviewed.digest,
                    archive: .ofFile(submission.archive),
                    findings: reviewed.findings,
                    isNew: false
                )
            }
            do {
                return try await commit(reviewed, submission)
            } catch is OutrunError where attempt < Self.attempts {
                attempt += 1
            } catch is OutrunError {
                throw ServiceError.busy("\(submission.name)")
            }
        }
    }

    private static func outcome(
        _ release: PackageRelease,
        _ reviewed: PackageReview.Outcome,
        isNew: Bool = false
    ) -> Outcome {
        Outcome(
            digest: release.digest,
            archive: release.archive,
            findings: reviewed.findings,
            isNew: isNew
        )
    }

    // MARK: Writing

    private func commit(
        _ reviewed: PackageReview.Outcome,
        _ submission: PackageReview.Submission
    ) async throws -> Outcome {
        let (name, caller) = (submission.name, submission.caller)
        let time = now()
        let number = try await database.write { database in
            try PublicationTable.begin(
                name,
                (submission.version, reviewed.digest),
                by: caller,
                at: time,
                in: database
            )
        }
        let publication = PublicationTable.Publication(
            number: number,
            package: name,
            version: submission.version,
            digest: reviewed.digest.description,
            account: caller.account.description,
            token: caller.token.id
        )
        do {
            let release = try await database.write { database in
                let release = try write(reviewed, submission, at: time)
                try PublicationTable.finish(
                    publication,
                    archive: release.archive,
                    at: time,
                    in: database
                )
                return release
            }
            follower.note(name)
            return Self.outcome(release, reviewed, isNew: true)
        } catch {
            return try await settle(publication, reviewed, error)
        }
    }

    /// Writes the folder; what it says from then on is what is published.
    private func write(
        _ reviewed: PackageReview.Outcome,
        _ submission: PackageReview.Submission,
        at time: Timestamp
    ) throws -> PackageRelease {
        let index = try review.folder.index(of: submission.name)
        let baseline = index?.baseline(for: submission.version)
        guard index?[submission.version] == nil, baseline?.version == reviewed.baseline else {
            throw OutrunError()
        }
        try review.checkRights(submission, index)
        let package = PackageSubmission(files: reviewed.files, published: time)
        let releases = try builder.publish([package], heads: .deferred)
        if index == nil {
            try builder.setOwners(submission.name, [submission.caller.account.description])
        }
        return releases[0]
    }

    /// Finds out what a publication that failed has left: the folder says it.
    private func settle(
        _ publication: PublicationTable.Publication,
        _ reviewed: PackageReview.Outcome,
        _ error: any Error
    ) async throws -> Outcome {
        let release = try? await work.run {
            try review.folder.index(of: publication.package)?[publication.version]
        }
        if let release, release.digest == reviewed.digest, !(error is OutrunError) {
            // Everybody can read it: only the bookkeeping is late, and the next start catches up.
            if let error = error as? any DiagnosticError { report(error.diagnostic) }
            follower.note(publication.package)
            return Self.outcome(release, reviewed, isNew: true)
        }
        // A row that can't be removed now is removed at the next start.
        try? await database.write { database in
            try PublicationTable.cancel(publication.number, in: database)
        }
        throw error
    }

    /// Another publication of the package came first, so the review has to be made again.
    private struct OutrunError: Error {}
}
