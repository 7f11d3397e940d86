// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleStore

// MARK: - What a program lacks

extension Workspace {
    /// What `work` gives; where the store lacks content for it, `modules` are fetched as they are locked, and it is
    /// done once more.
    ///
    /// Nothing is looked for beforehand: where everything is here, this costs nothing.
    ///
    /// - Throws: what `work` and fetching throw; offline, ``BlobMissing``.
    func restoring<Result: Sendable>(
        _ modules: @autoclosure @Sendable () -> [LockEntry],
        of project: Project,
        for request: ProgramRequest,
        tells: Bool = false,
        _ work: @Sendable () throws -> Result
    ) async throws -> Result {
        do {
            return try work()
        } catch let error as any DiagnosticError
            where error.diagnostic.code == BlobMissing.code && !request.isOffline
        {
            let modules = modules()
            try await withTaskExecutorPreference(globalConcurrentExecutor) {
                try await restore(modules, of: project, tells: tells)
            }
        }
        return try work()
    }

    private func restore(_ modules: [LockEntry], of project: Project, tells: Bool) async throws {
        // Before anything is fetched, so that no collector comes in between.
        try register(lockFile(of: project))
        let packages = modules.filter { $0.package != nil }
        if !packages.isEmpty {
            try await restorePackages(packages, of: project, isOffline: false)
        }
        _ = try await install(
            modules.filter { $0.package == nil },
            of: project,
            isOffline: false,
            tells: tells
        )
    }
}

extension Lock {
    /// The entries that `edges` lead to, at once or through others, sorted.
    func entries(behind edges: [ModuleEdge]) -> [LockEntry] {
        let packages = packages
        var found: [ModuleID: LockEntry] = [:]
        var queue = edges.compactMap { edge in
            edge.target.wantedPackage.map { packages[$0.name]?.id } ?? edge.target.lockKey
        }
        while let id = queue.popLast() {
            guard found[id] == nil, let entry = entries[id] else { continue }
            found[id] = entry
            queue += entry.dependencies.values.map(\.lockKey)
        }
        return found.values.sorted { $0.id < $1.id }
    }
}
