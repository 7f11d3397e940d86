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
    private let warn: @Sendable (Diagnostic) -> Void

    /// Creates a locker; `progress` hears of each module before it is asked for, `warn` of those that are left out.
    init(
        sources: [any ModuleSource],
        languages: LanguageTable,
        resolver: SpecifierResolver,
        blobs: BlobStore,
        memory: FetchMemory,
        isReachable: @escaping @Sendable (ModuleID) -> Bool,
        context: LocateContext,
        progress: @escaping @Sendable (String) -> Void,
        warn: @escaping @Sendable (Diagnostic) -> Void
    ) {
        self.sources = sources
        self.languages = languages
        self.resolver = resolver
        self.blobs = blobs
        self.memory = memory
        self.isReachable = isReachable
        self.context = context
        self.progress = progress
        self.warn = warn
    }

    /// The entries for `missing` and for everything that they import and `lock` does not have.
    ///
    /// What only `import()` leads to and is not to be had is left out, with a warning, and so is what needs it.
    ///
    /// - Throws: the source's error, a scan's failure or a resolution error, with the place of the
    ///   import that led there.
    func entries(for missing: [ModuleEdge], notIn lock: Lock) async throws -> [LockEntry] {
        var known = Set(lock.entries.keys)
        var absent: Set<ModuleID> = []
        let needed = try await follow(
            missing.filter { !$0.isDynamic },
            isNeeded: true,
            known: &known,
            absent: &absent
        )
        let rest = (missing + needed.flatMap(\.imports)).filter(\.isDynamic)
        let optional = try await follow(rest, isNeeded: false, known: &known, absent: &absent)
        let usable = Self.without(&absent, optional)
        return (needed + usable).map { fetched in
            var entry = fetched.entry
            entry.dependencies = entry.dependencies.filter { !absent.contains($0.value.lockKey) }
            return entry
        }
    }

    /// Fetches what `edges` lead to and everything behind it; of what is needed, what only `import()` leads to is not followed.
    private func follow(
        _ edges: [ModuleEdge],
        isNeeded: Bool,
        known: inout Set<ModuleID>,
        absent: inout Set<ModuleID>
    ) async throws -> [Fetched] {
        var found: [Fetched] = []
        var frontier = edges.filter {
            $0.target.source != .builtin && known.insert($0.target.lockKey).inserted
        }
        while !frontier.isEmpty {
            try Task.checkCancellation()
            let results = try await fetchAll(frontier.map { $0.with(isDynamic: !isNeeded) })
            var next: [ModuleEdge] = []
            for (edge, result) in zip(frontier, results) {
                switch result {
                case .failure(let error):
                    warn(.leftOut(edge, because: error))
                    absent.insert(edge.target.lockKey)
                case .success(let fetched):
                    found.append(fetched)
                    for edge in fetched.imports
                    where edge.target.source != .builtin && !(isNeeded && edge.isDynamic) {
                        if known.insert(edge.target.lockKey).inserted { next.append(edge) }
                    }
                }
            }
            frontier = next
        }
        return found
    }

    /// The modules that can be loaded without what is absent; those that cannot are absent too.
    private static func without(
        _ absent: inout Set<ModuleID>,
        _ modules: [Fetched]
    ) -> [Fetched] {
        var usable = modules
        var count = -1
        while !absent.isEmpty, usable.count != count {
            count = usable.count
            usable.removeAll { fetched in
                let isBroken = fetched.imports.contains {
                    !$0.isDynamic && absent.contains($0.target.lockKey)
                }
                if isBroken { absent.insert(fetched.entry.id) }
                return isBroken
            }
        }
        return usable
    }

    /// Fetches one module again and returns its entry, whatever the lock says of it.
    func entry(for edge: ModuleEdge) async throws -> LockEntry {
        try await fetch(edge).entry
    }

    private struct Fetched: Sendable {
        let entry: LockEntry
        let imports: [ModuleEdge]
    }

    private typealias Attempt = Result<Fetched, ContextualError>

    /// Attempts in the order of `edges`; what is needed and fails ends them all.
    private func fetchAll(_ edges: [ModuleEdge]) async throws -> [Attempt] {
        try await withThrowingTaskGroup(of: (Int, Attempt).self) { group in
            var results: [Attempt?] = Array(repeating: nil, count: edges.count)
            for index in edges.indices {
                if index >= Self.concurrency, let (place, fetched) = try await group.next() {
                    results[place] = fetched
                }
                group.addTask { (index, try await attempt(edges[index])) }
            }
            for try await (place, fetched) in group { results[place] = fetched }
            return results.compactMap(\.self)
        }
    }

    private func attempt(_ edge: ModuleEdge) async throws -> Attempt {
        do {
            return .success(try await fetch(edge))
        } catch let error as ContextualError where edge.isDynamic && error.isAbsence {
            return .failure(error)
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
