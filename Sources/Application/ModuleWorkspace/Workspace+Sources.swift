// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel
internal import ModuleSources
internal import ModuleStore

// MARK: - Where modules come from

extension Workspace {
    /// The sources of modules, as `project` sets them; without the network, those of this machine.
    func sources(of project: Project, isOffline: Bool) throws -> [any ModuleSource] {
        let request = SourceRequest(
            saved: StoredModuleReader(saved),
            settings: project.manifest.sources,
            suffixes: Set(configuration.languages.flatMap(\.descriptor.suffixes))
        )
        let sources = try configuration.makeSources(request)
        return isOffline ? sources.filter { [.file, .saved].contains($0.scheme) } : sources
    }

    /// Where the names of mlld are looked up; `nil` when they are not.
    func mlldRegistry(of project: Project) throws -> RegistryAddress? {
        try sources(of: project, isOffline: false).lazy.compactMap { $0 as? MlldSource }.first?
            .address
    }

    func locker(
        resolver: SpecifierResolver,
        isOffline: Bool,
        reaching isReachable: @escaping @Sendable (ModuleID) -> Bool = { _ in true }
    ) throws -> Locker {
        let memory = FetchMemory(store: store, now: configuration.clock)
        return Locker(
            sources: try sources(of: resolver.project, isOffline: isOffline),
            languages: languages,
            resolver: resolver,
            blobs: blobs,
            memory: memory,
            isReachable: isReachable,
            context: LocateContext(
                folder: configuration.workingDirectory.string,
                isOffline: isOffline,
                cached: { await memory.cached($0) }
            ),
            progress: { [interaction] in interaction.progress("fetching \($0)") },
            warn: { [interaction] in interaction.warn($0) }
        )
    }

    /// Lets the store know of a lock, so that its garbage collection spares what the lock needs.
    ///
    /// - Throws: ``FileSystemError``.
    func register(_ lockFile: LockFile) throws {
        try store.registerLock(lockFile.path)
    }

    /// The same for a command that only reads a lock, which works where nothing can be written too.
    func note(_ lockFile: LockFile) {
        guard FileSystem.kind(of: lockFile.path) != nil else { return }
        try? register(lockFile)
    }

    /// Adds entries to a lock; those that it has stay.
    func keep(_ entries: [LockEntry], in lockFile: LockFile) throws {
        try lockFile.update { lock in
            for entry in entries where lock.entries[entry.id] == nil {
                lock.entries[entry.id] = entry
            }
        }
        try register(lockFile)
    }

    /// The saved module that a program is, as it is now; `nil` for other programs.
    func savedRevision(of entry: ProgramEntry) async throws -> SavedRevision? {
        guard case .saved(let reference) = try? Specifier(parsing: entry.id.description) else {
            return nil
        }
        return try await saved.revision(reference.name, number: reference.revision)
    }
}
