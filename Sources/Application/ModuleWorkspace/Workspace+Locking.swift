// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import FileSystemKit
package import ModuleModel
internal import ModuleSources
internal import ModuleStore

// MARK: - What the lock names

extension Workspace {
    /// One file that a lock names: the module, its digest and the suffix under which the store has it.
    struct LockedFile: Sendable {
        let module: ModuleID
        let digest: ContentDigest
        let suffix: String
    }

    /// How a check of one locked module ended.
    package struct CheckResult: Sendable {
        /// The module.
        package let module: ModuleID
        /// What the lock says that it is.
        package let digest: ContentDigest
        /// What is wrong; `nil` when nothing is.
        package let failure: Diagnostic?
    }

    /// The lock of a project.
    package func lock(of project: Project) throws -> Lock { try lockFile(of: project).read() }

    /// The files of an entry; of a package that is not here, its listing.
    func files(of entry: LockEntry) throws -> [LockedFile] {
        if entry.package != nil, let listing = BlobStore.listing(of: entry.pin.digest) {
            let whole = LockedFile(
                module: entry.id,
                digest: listing,
                suffix: BlobStore.listingSuffix
            )
            let files = try blobs.tree(entry.pin.digest) ?? [:]
            return [whole]
                + files.sorted { $0.key < $1.key }.map { path, digest in
                    LockedFile(module: entry.id, digest: digest, suffix: BlobStore.suffix(of: path))
                }
        }
        guard entry.entry != nil else {
            let suffix = languages.suffix(languageName: entry.language)
            return [LockedFile(module: entry.id, digest: entry.pin.digest, suffix: suffix)]
        }
        return entry.files.sorted { $0.key < $1.key }.map { path, digest in
            LockedFile(
                module: entry.id,
                digest: digest,
                suffix: BlobStore.suffix(of: path)
            )
        }
    }

    /// Hashes everything that the lock of `project` names again.
    ///
    /// - Throws: what reading the lock throws; a module that fails is a result.
    package func verify(_ project: Project) async throws -> [CheckResult] {
        let entries = try lock(of: project).entries.values.sorted { $0.id < $1.id }
        note(lockFile(of: project))
        return entries.map { entry in
            interaction.progress("checking \(entry.id)")
            return CheckResult(
                module: entry.id,
                digest: entry.pin.digest,
                failure: failure(of: entry)
            )
        }
    }

    private func failure(of entry: LockEntry) -> Diagnostic? {
        do {
            if !entry.files.isEmpty, TreeDigest.of(entry.files) != entry.pin.digest {
                throw IntegrityFailure(
                    subject: entry.id.description,
                    expected: entry.pin.digest,
                    found: TreeDigest.of(entry.files),
                    hints: ["the lock was changed by hand: bring back the committed one"]
                )
            }
            for file in try files(of: entry) {
                try entry.id.mending { try blobs.verify(file.digest, suffix: file.suffix) }
            }
            return nil
        } catch let error as any DiagnosticError {
            return error.diagnostic
        } catch {
            return Diagnostic(code: "internal-error", message: "\(error)")
        }
    }

    /// Fetches the modules that a lock names and the store does not have; packages are not among them.
    ///
    /// - Throws: ``IntegrityFailure`` when a place has other content now; nothing of it is kept.
    /// - Returns: the modules that were fetched.
    package func install(
        _ lock: Lock,
        of project: Project,
        isOffline: Bool
    ) async throws -> [ModuleID] {
        // Before anything is fetched, so that no collector comes in between.
        if !lock.entries.isEmpty { try register(lockFile(of: project)) }
        let modules = lock.entries.values.filter { $0.package == nil }.sorted { $0.id < $1.id }
        return try await install(modules, of: project, isOffline: isOffline)
    }

    /// The same for some of a lock's modules; unless it `tells`, nobody hears of progress.
    func install(
        _ modules: [LockEntry],
        of project: Project,
        isOffline: Bool,
        tells: Bool = true
    ) async throws -> [ModuleID] {
        let sources = try sources(of: project, isOffline: isOffline)
        var fetched: [ModuleID] = []
        for entry in modules {
            let missing = try files(of: entry).filter { try !isWhole($0) }
            guard !missing.isEmpty else { continue }
            if tells { interaction.progress("fetching \(entry.id)") }
            try await fetch(entry, from: sources, isOffline: isOffline)
            fetched.append(entry.id)
        }
        return fetched
    }

    /// Whether the store has the file; changed bytes are an error, not a reason to fetch.
    private func isWhole(_ file: LockedFile) throws -> Bool {
        do {
            try file.module.mending { try blobs.verify(file.digest, suffix: file.suffix) }
            return true
        } catch is BlobMissing {
            return false
        }
    }

    private func fetch(
        _ entry: LockEntry,
        from sources: [any ModuleSource],
        isOffline: Bool
    ) async throws {
        let specifier = try Specifier(parsing: entry.id.description)
        guard let source = sources.first(where: { $0.accepts(specifier) }) else {
            guard !isOffline else { throw WorkspaceError.offline(module: entry.id) }
            throw ResolutionError.sourceUnavailable(
                specifier: entry.id.description,
                scheme: entry.id.source
            )
        }
        if entry.id.source == .saved, case .saved(let reference) = specifier,
            try await !saved.has(reference.name)
        {
            throw WorkspaceError.notOnThisMachine(module: entry.id)
        }
        let archive = try await content(of: entry, from: source)
        for file in archive.files {
            let expected =
                entry.entry == nil
                ? entry.pin.digest : entry.files[file.path]
            let found = ContentDigest.ofFile(file.bytes)
            guard let expected, expected == found else {
                throw IntegrityFailure(
                    subject: "\(entry.id)/\(file.path)",
                    expected: expected ?? entry.pin.digest,
                    found: found,
                    hints: [Self.repinHint(entry)]
                )
            }
            let suffix =
                entry.entry == nil
                ? languages.suffix(languageName: entry.language) : BlobStore.suffix(of: file.path)
            _ = try blobs.put(file.bytes, suffix: suffix)
        }
    }

    private func content(
        of entry: LockEntry,
        from source: any ModuleSource
    ) async throws -> ModuleArchive {
        do {
            return try await source.fetch(entry.pin)
        } catch let failure as IntegrityFailure where failure.hints.isEmpty {
            throw IntegrityFailure(
                subject: failure.subject,
                expected: failure.expected,
                found: failure.found,
                hints: [Self.repinHint(entry)]
            )
        }
    }

    private static func repinHint(_ entry: LockEntry) -> String {
        "see what changed with `tenon repin \(entry.id)`"
    }
}
