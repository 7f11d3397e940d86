// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
internal import ModuleModel
package import ModuleStore

// MARK: - Looking after the store

extension Workspace {
    /// What the store holds.
    package func storeInfo() async throws -> StoreInfo { try await store.info() }

    /// What is kept of compiled modules, and how it was used.
    package func compilationInfo() -> CompilationInfo { compilations.info() }

    /// Forgets everything that was compiled; it is compiled again where it is needed.
    ///
    /// - Returns: what was there.
    /// - Throws: ``FileSystemError``.
    package func forgetCompilations(isDryRun: Bool) throws -> CompilationInfo {
        let info = compilations.info()
        if !isDryRun { try compilations.removeAll() }
        return info
    }

    /// Hashes every blob and checks every record of the store.
    package func verifyStore() async throws -> VerificationReport {
        try await store.verifyAll { [interaction] checked, total in
            interaction.progress("checking \(checked) of \(total) files")
        }
    }

    /// Removes content that no saved module, no lock that this store knows and nothing fetched lately needs.
    ///
    /// - Throws: when a known lock cannot be read: what it needs is unknown, so nothing is removed.
    package func collectGarbage(isDryRun: Bool) async throws -> GarbageReport {
        var kept: Set<ContentDigest> = []
        for path in try await store.knownLocks() {
            guard FileSystem.kind(of: path) != nil else {
                if !isDryRun { try await store.forgetLock(path) }
                continue
            }
            let lock = try read(knownLock: path)
            for entry in lock.entries.values {
                kept.formUnion(try files(of: entry).map(\.digest))
                // So that another project finds the tree without asking its source.
                if entry.pin.digest.kind == .tree,
                    let tree = BlobStore.listing(of: entry.pin.digest)
                {
                    kept.insert(tree)
                }
            }
        }
        return try await store.collectGarbage(
            GarbagePolicy(keeping: kept, isDryRun: isDryRun),
            now: configuration.clock()
        )
    }

    private func read(knownLock path: FilePath) throws -> Lock {
        do {
            return try LockFile(path: path, home: configuration.home.data).read()
        } catch let error as any DiagnosticError {
            throw error.adding(context: "while reading what `\(path)` needs")
        }
    }

    /// Saves the modules of an old HLVM store under their names.
    package func importHLVM(_ path: FilePath) async throws -> ImportReport {
        try await store.importHLVM(path.absolute(from: configuration.workingDirectory))
    }
}
