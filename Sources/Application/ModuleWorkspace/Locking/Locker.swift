// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel
internal import ModuleSources
internal import ModuleStore

/// Finds, fetches, verifies, stores and scans the modules that a lock does not know yet.
///
/// The only part of a program's way that may use the network. What it returns is complete: each
/// new entry's dependencies are entries too.
struct Locker: Sendable {
    /// How many modules are on their way at once.
    private static let concurrency = 8

    private let sources: [any ModuleSource]
    private let languages: LanguageTable
    private let resolver: SpecifierResolver
    private let blobs: BlobStore
    private let memory: FetchMemory
    private let isReachable: @Sendable (ModuleID) -> Bool
    private let context: LocateContext
    private let progress: @Sendable (String) -> Void

    /// Creates a locker; `progress` hears of each module before it is asked for.
    init(
        sources: [any ModuleSource],
        languages: LanguageTable,
        resolver: SpecifierResolver,
        blobs: BlobStore,
        memory: FetchMemory,
        isReachable: @escaping @Sendable (ModuleID) -> Bool,
        context: LocateContext,
        progress: @escaping @Sendable (String) -> Void
    ) {
        self.sources = sources
        self.languages = languages
        self.resolver = resolver
        self.blobs = blobs
        self.memory = memory
        self.isReachable = isReachable
        self.context = context
        self.progress = progress
    }

    /// The entries for `missing` and for everything that they import and `lock` does not have.
    ///
    /// - Throws: the source's error, a scan's failure or a resolution error, with the place of the
    ///   import that led there.
    func entries(for missing: [ModuleEdge], notIn lock: Lock) async throws -> [LockEntry] {
        var known = Set(lock.entries.keys)
        var found: [LockEntry] = []
        var frontier = missing.filter { known.insert($0.target.lockKey).inserted }
        while !frontier.isEmpty {
            try Task.checkCancellation()
            let results = try await fetchAll(frontier)
            frontier = []
            for result in results {
                found.append(result.entry)
                for edge in result.imports where edge.target.source != .builtin {
                    if known.insert(edge.target.lockKey).inserted { frontier.append(edge) }
                }
            }
        }
        return found
    }

    /// Fetches one module again and returns its entry, whatever the lock says of it.
    func entry(for edge: ModuleEdge) async throws -> LockEntry {
        try await fetch(edge).entry
    }

    private struct Fetched: Sendable {
        let entry: LockEntry
        let imports: [ModuleEdge]
    }

    private func fetchAll(_ edges: [ModuleEdge]) async throws -> [Fetched] {
        try await withThrowingTaskGroup(of: (Int, Fetched).self) { group in
            var results: [Fetched?] = Array(repeating: nil, count: edges.count)
            for index in edges.indices {
                if index >= Self.concurrency, let (place, fetched) = try await group.next() {
                    results[place] = fetched
                }
                group.addTask { (index, try await fetch(edges[index])) }
            }
            for try await (place, fetched) in group { results[place] = fetched }
            return results.compactMap(\.self)
        }
    }

    private func fetch(_ edge: ModuleEdge) async throws -> Fetched {
        do {
            return try await fetch(edge.target.lockKey, asJSON: edge.type == "json")
        } catch let error as any DiagnosticError {
            throw error.located(at: edge.span)
        }
    }

    private func fetch(_ id: ModuleID, asJSON: Bool) async throws -> Fetched {
        let specifier = try Specifier(parsing: id.description)
        guard let source = sources.first(where: { $0.accepts(specifier) }) else {
            guard !context.isOffline else { throw WorkspaceError.offline(module: id) }
            throw ResolutionError.sourceUnavailable(specifier: id.description, scheme: id.source)
        }
        guard isReachable(id) else { throw WorkspaceError.offline(module: id) }
        progress(id.description)
        let pin = try await source.locate(specifier, in: context)
        guard case .url(let url) = specifier else {
            return try store(try await source.fetch(pin), as: id, pin: pin, asJSON: asJSON)
        }
        if let held = try await memory.archive(of: url, pinnedTo: pin) {
            return try store(held, as: id, pin: pin, asJSON: asJSON)
        }
        let archive = try await source.fetch(pin)
        let fetched = try store(archive, as: id, pin: pin, asJSON: asJSON)
        let suffix = languages.suffix(languageName: fetched.entry.language)
        try await memory.remember(archive, from: url, pin: pin, suffix: suffix)
        return fetched
    }

    /// Puts the files in the store, checks that they are what the pin names, and scans them.
    private func store(
        _ archive: ModuleArchive,
        as id: ModuleID,
        pin: Pin,
        asJSON: Bool
    ) throws -> Fetched {
        let isTree = archive.files.count > 1 || pin.digest.kind == .tree
        var files: [String: ContentDigest] = [:]
        var imports: [ModuleEdge] = []
        var dependencies: [String: ModuleID] = [:]
        let paths = Set(archive.files.map(\.path))
        for file in archive.files {
            let suffix = isTree ? (try FilePath(file.path).suffix ?? "bin") : archive.suffix
            let importer = try Importer(
                id,
                pin,
                path: file.path,
                files: isTree || id.source == .saved ? paths : [],
                entry: archive.entry
            )
            let name = isTree ? "\(id)/\(file.path)" : id.description
            let source = SourceText(name: name, bytes: file.bytes)
            switch languages.content(suffix: suffix) {
            case .code(let frontEnd):
                for edge in try resolver.edges(of: source, from: importer, by: frontEnd)
                where edge.target.lockKey != id || !isTree {
                    dependencies[edge.specifier] = edge.target
                    imports.append(edge)
                }
            case .json where asJSON && !isTree: try LanguageTable.checkJSON(source)
            case .json, .data: break
            }
            let stored =
                isTree
                ? suffix : languages.suffix(languageName: languages.languageName(suffix: suffix))
            files[file.path] = try blobs.put(file.bytes, suffix: stored)
        }
        try check(files, against: pin, id: id, isTree: isTree)
        let entrySuffix = isTree ? (try FilePath(archive.entry).suffix ?? "") : archive.suffix
        let entry = LockEntry(
            id: id,
            pin: pin,
            language: languages.languageName(suffix: entrySuffix),
            dependencies: dependencies,
            files: isTree ? files : [:],
            entry: isTree ? archive.entry : nil
        )
        return Fetched(entry: entry, imports: imports)
    }

    private func check(
        _ files: [String: ContentDigest],
        against pin: Pin,
        id: ModuleID,
        isTree: Bool
    ) throws {
        let found = isTree ? TreeDigest.of(files) : files.values.first
        guard found == pin.digest else {
            throw IntegrityFailure(
                subject: id.description,
                expected: pin.digest,
                found: found
            )
        }
    }
}
