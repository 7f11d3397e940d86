// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources
internal import ModuleStore

// MARK: - Where modules come from

extension Workspace {
    func sources(isOffline: Bool) throws -> [any ModuleSource] {
        let sources = try configuration.makeSources(StoredModuleReader(saved))
        return isOffline ? sources.filter { $0.scheme != .https } : sources
    }

    func locker(
        resolver: SpecifierResolver,
        isOffline: Bool,
        reaching isReachable: @escaping @Sendable (ModuleURL) -> Bool = { _ in true }
    ) throws -> Locker {
        let memory = FetchMemory(store: store, now: configuration.clock)
        return Locker(
            sources: try sources(isOffline: isOffline),
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
            progress: { [interaction] in interaction.progress("fetching \($0)") }
        )
    }

    /// Lets the store know of a lock, so that its garbage collection spares what the lock needs.
    func register(_ lockFile: LockFile) async throws {
        try await store.registerLock(lockFile.path, now: configuration.clock())
    }

    /// Adds entries to a lock; those that it has stay.
    func keep(_ entries: [LockEntry], in lockFile: LockFile) async throws {
        try lockFile.update { lock in
            for entry in entries where lock.entries[entry.id] == nil {
                lock.entries[entry.id] = entry
            }
        }
        try await register(lockFile)
    }

    /// What a saved module asks for when it runs as a program; other programs ask in their manifest.
    func declaredPermissions(of entry: ProgramEntry) async throws -> PermissionSet {
        guard case .saved(let reference) = try? Specifier(parsing: entry.id.description) else {
            return .none
        }
        return try await saved.revision(reference.name, number: reference.revision).permissions
    }
}
