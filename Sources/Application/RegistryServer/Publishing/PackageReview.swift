// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import ModuleModel
internal import ModuleSources
internal import RegistryIndex

/// Looks at a package that somebody wants to publish, and changes nothing.
struct PackageReview: Sendable {
    let folder: RegistryFolder
    let checker: PackageChecker
    let popularNames: @Sendable () -> [PackageName]

    /// What was submitted, and under which name.
    struct Submission: Sendable {
        let name: PackageName
        let version: Version
        let archive: [UInt8]
        let caller: Caller

        /// `@scope/name@1.2.0`.
        var subject: String { "\(name)@\(version)" }
    }

    /// What came out.
    struct Outcome: Sendable {
        /// The release that is there already with this content; `nil` for a new one.
        var published: PackageRelease?
        /// The files.
        let files: [ArchiveFile]
        /// The digest of the tree.
        let digest: ContentDigest
        /// The release that the new one was compared with.
        var baseline: Version?
        /// What could be better.
        var findings: [PackageFinding] = []
    }

    /// Reviews a submission.
    ///
    /// - Throws: ``PublishError``, ``AccountError``, `RegistryBuildError`, `ArchiveError`, `InterfaceBreak`.
    func outcome(of submission: Submission) throws -> Outcome {
        let index = try folder.index(of: submission.name)
        try checkRights(submission, index)
        let files = try files(of: submission)
        var outcome = Outcome(files: files, digest: try Self.digest(of: files))
        if let published = index?[submission.version] {
            guard published.digest == outcome.digest else {
                throw RegistryBuildError.versionExists(
                    submission.subject,
                    published: published.digest,
                    submitted: outcome.digest
                )
            }
            outcome.published = published
            return outcome
        }
        let inspection = try inspect(files, submission, index)
        outcome.findings = inspection.findings
        let baseline = index?.baseline(for: submission.version)
        outcome.baseline = baseline?.version
        if let baseline { try compare(inspection, with: baseline, submission) }
        return outcome
    }

    /// Checks that the caller may publish into the package, or begin it.
    func checkRights(_ submission: Submission, _ index: PackageIndex?) throws {
        let caller = submission.caller
        if let index {
            try caller.checkOwner(of: submission.name, owners: index.owners)
        } else {
            try caller.checkScope(of: submission.name)
        }
    }

    // MARK: Parts

    private func files(of submission: Submission) throws -> [ArchiveFile] {
        let name = "\(submission.subject).tar.gz"
        let files = try PackageArchive.decode(submission.archive, name: name)
        guard try PackageArchive.encode(files, name: name) == submission.archive else {
            throw PublishError.notCanonical(submission.subject)
        }
        return files
    }

    private static func digest(of files: [ArchiveFile]) throws -> ContentDigest {
        let digests = files.map { ($0.path.description, ContentDigest.ofFile($0.bytes)) }
        guard let tree = ContentDigest.ofTree(Dictionary(digests) { first, _ in first }) else {
            preconditionFailure("a path holds no line break")
        }
        return tree
    }

    private func inspect(
        _ files: [ArchiveFile],
        _ submission: Submission,
        _ index: PackageIndex?
    ) throws -> PackageInspection {
        var context = CheckContext()
        context.published = index?.releases.map(\.version) ?? []
        if index == nil { context.popularNames = popularNames() }
        let inspection = checker.inspect(files, context: context)
        if let statement = inspection.statement {
            let found = "\(statement.name)@\(statement.version)"
            guard statement.name == submission.name, statement.version == submission.version else {
                throw PublishError.otherPackage(submission.subject, found)
            }
        }
        guard inspection.isPublishable, inspection.statement != nil else {
            throw PublishError.refused(submission.subject, inspection.findings)
        }
        return inspection
    }

    /// Compares what both offer to importers.
    private func compare(
        _ inspection: PackageInspection,
        with baseline: PackageRelease,
        _ submission: Submission
    ) throws {
        let subject = "\(submission.name)@\(baseline.version)"
        let archive = try folder.archive(of: baseline)
        let files = try PackageArchive.decode(archive, name: "\(subject).tar.gz")
        let before = checker.inspect(files, context: CheckContext())
        let difference = InterfaceDifference(from: before.modules, to: inspection.modules)
        if let problem = difference.problem(from: baseline.version, to: submission.version) {
            throw problem
        }
    }
}
