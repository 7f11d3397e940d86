// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSearch
internal import ModuleSources

/// The search index of one registry on this machine, made from its `search.json`.
///
/// Two files in the cache folder: the index, and what it was made from. Either can be lost at any time.
struct LocalIndex: Sendable {
    /// What an index was made from.
    struct State: Hashable, Sendable {
        /// The digest of `search.json`.
        let digest: String
        /// When the registry said so last.
        let synced: Timestamp
        /// How many packages there are.
        let packages: Int
    }

    private static let stateLimit = 65_536

    let registry: RegistryAddress
    let index: SearchIndex
    private let folder: FilePath
    private let stem: String

    /// The index of a registry below the cache folder `cache`.
    init(of registry: RegistryAddress, cache: FilePath) {
        self.registry = registry
        folder = cache.appending("search")
        stem = String(ContentDigest.ofFile(Array(registry.description.utf8)).hex.prefix(32))
        index = SearchIndex(path: folder.appending("\(stem).sqlite"), readerCount: 1)
    }

    private var statePath: FilePath { folder.appending("\(stem).json") }

    /// What the index was made from; `nil` when there is none, or none that can be used.
    func state() -> State? {
        guard FileSystem.kind(of: index.path) == .file,
            let bytes = try? FileSystem.read(statePath, limit: Self.stateLimit),
            let document = try? JSONDocument(
                parsing: SourceText(name: statePath.string, bytes: bytes)
            ),
            document.root["tenonSearchState"]?.integer == 1,
            document.root["registry"]?.string == registry.description,
            let digest = document.root["digest"]?.string,
            let text = document.root["synced"]?.string, let synced = try? Timestamp(parsing: text)
        else { return nil }
        let packages = document.root["packages"]?.integer ?? 0
        return State(digest: digest, synced: synced, packages: Int(clamping: packages))
    }

    /// Makes the index anew if the registry says something else than it was made from.
    ///
    /// - Throws: what reading the file, or writing the index, throws.
    func update(from file: RegistrySearchFile, now: Timestamp) async throws -> State {
        try FileSystem.createFolders(folder, mode: 0o700)
        let digest = file.digest.description
        var packages = 0
        if let old = state(), old.digest == digest {
            packages = old.packages
        } else {
            let records = try file.records()
            packages = records.count
            // Whoever is ended in between has an index without a state, which is made again.
            try? FileSystem.remove(statePath)
            try await replace(with: records)
        }
        let synced = if case .remembered(let then?) = file.freshness { then } else { now }
        let new = State(digest: digest, synced: synced, packages: packages)
        try write(new)
        return new
    }

    private func replace(with records: [SearchRecord]) async throws {
        do {
            try await index.replaceAll(records)
        } catch let error as any DiagnosticError where Self.isBroken(error) {
            for suffix in ["", "-wal", "-shm"] {
                try? FileSystem.remove(folder.appending("\(stem).sqlite\(suffix)"))
            }
            try await SearchIndex(path: index.path).replaceAll(records)
        }
    }

    /// Whether the file itself is at fault: it holds nothing that can't be made again.
    private static func isBroken(_ error: any DiagnosticError) -> Bool {
        ["database-corrupt", "database-newer", "database-value"].contains(error.diagnostic.code)
    }

    private func write(_ state: State) throws {
        let value: JSONValue = [
            "tenonSearchState": 1,
            "registry": .string(registry.description),
            "digest": .string(state.digest),
            "synced": .string(state.synced.description),
            "packages": .integer(Int64(state.packages)),
        ]
        try FileSystem.writeAtomically(value.encoded(.lines), to: statePath, mode: 0o600)
    }
}
