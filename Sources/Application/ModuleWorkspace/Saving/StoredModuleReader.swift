// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
package import ModuleSources
package import ModuleStore

/// The store's saved modules, as the source of saved modules wants them.
package struct StoredModuleReader: SavedModuleReader {
    private let saved: SavedModules

    /// Reads from `saved`.
    package init(_ saved: SavedModules) {
        self.saved = saved
    }

    /// One revision with the bytes of its files, each hashed again; `nil` when there is none.
    package func read(_ name: ModuleName, revision: Int?) async throws -> SavedContent? {
        guard try await saved.has(name) else { return nil }
        let found = try await saved.revision(name, number: revision)
        return SavedContent(
            revision: found.number,
            digest: found.digest,
            files: try found.files.map {
                ModuleFile(path: $0.path.description, bytes: try saved.read($0, of: found))
            },
            entry: found.entry.description
        )
    }

    /// The names of all saved modules.
    package func names() async throws -> [ModuleName] {
        try await saved.list().map(\.name)
    }
}
