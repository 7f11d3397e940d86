// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
package import ModuleModel
package import ModuleStore

/// Builds the graph of a program from the project's files, the lock and the store, and nothing else.
///
/// It never opens a socket and never asks: what the lock does not know is reported as missing.
package struct GraphLoader: Sendable {
    let resolver: SpecifierResolver
    let languages: LanguageTable
    let blobs: BlobStore
    let lock: Lock
    let packages: [PackageName: LockEntry]
    private let local: LoadedGraph?
    private let entry: ProgramEntry?

    /// The most bytes that one source file may have.
    package static let sourceLimit = 20 << 20

    /// Creates a loader.
    ///
    /// - Parameters:
    ///   - resolver: what specifiers mean.
    ///   - languages: what files hold.
    ///   - blobs: what is stored.
    ///   - lock: what is known of modules from elsewhere.
    ///   - local: files of the project that are scanned already, and stay as they were.
    ///   - entry: the program, if it may be a text that is no file.
    package init(
        resolver: SpecifierResolver,
        languages: LanguageTable,
        blobs: BlobStore,
        lock: Lock,
        local: LoadedGraph? = nil,
        entry: ProgramEntry? = nil
    ) {
        self.local = local
        self.entry = entry
        self.resolver = resolver
        self.languages = languages
        self.blobs = blobs
        self.lock = lock
        packages = lock.packages
    }

    /// The program that begins with `entry`, as far as the lock knows it.
    ///
    /// - Throws: a syntax failure, a resolution error or an error of the file system, with the place
    ///   of the import that led there.
    package func load(_ entry: ModuleID) throws -> LoadedGraph {
        var loaded = LoadedGraph(graph: ModuleGraph(entry: entry))
        loaded.units = local?.units ?? [:]
        let start = ModuleEdge(specifier: entry.description, target: entry)
        var seen: Set<ModuleID> = []
        // What the program needs comes first: only of the rest may something be absent.
        let rest = try add([start], isNeeded: true, seen: &seen, to: &loaded)
        _ = try add(rest, isNeeded: false, seen: &seen, to: &loaded)
        try languages.check(loaded.graph, name: resolver.project.name)
        return loaded
    }

    /// Adds what `edges` lead to and everything behind it, breadth first, but for what only `import()` leads to from a
    /// module that is needed: that is returned.
    private func add(
        _ edges: [ModuleEdge],
        isNeeded: Bool,
        seen: inout Set<ModuleID>,
        to loaded: inout LoadedGraph
    ) throws -> [ModuleEdge] {
        var queue = edges
        var rest: [ModuleEdge] = []
        var next = 0
        while next < queue.count {
            let edge = queue[next].with(isDynamic: !isNeeded)
            next += 1
            guard edge.target.source != .builtin, seen.insert(edge.target).inserted else {
                continue
            }
            do {
                guard var node = try node(of: edge, into: &loaded) else {
                    loaded.missing.append(edge)
                    continue
                }
                if node.digest == nil { node = try settle(node) }
                loaded.graph.add(node)
                for edge in node.edges {
                    if isNeeded, edge.isDynamic { rest.append(edge) } else { queue.append(edge) }
                }
            } catch let error as any DiagnosticError where !isNeeded && error.isAbsence {
                loaded.warnings.append(.leftOut(edge, because: error))
            }
        }
        return rest
    }

    /// What the imports of a source text lead to; what was compiled for that is kept.
    func edges(
        of source: SourceText,
        as id: ModuleID,
        from importer: Importer,
        by frontEnd: any LanguageFrontEnd,
        into loaded: inout LoadedGraph
    ) throws -> [ModuleEdge] {
        guard let compiler = frontEnd as? any CompiledLanguage else {
            let interface = try frontEnd.scan(source)
            if id == loaded.graph.entry, let check = interface.mainChecks.first {
                loaded.warnings.append(.mainCheck(at: source.span(check)))
            }
            return try resolver.edges(of: interface, in: source, from: importer, by: frontEnd)
        }
        let unit = try compiler.compile(source)
        loaded.units[id] = unit
        return try resolver.edges(of: unit.interface, in: source, from: importer, by: frontEnd)
    }

    /// The node that `edge` leads to; `nil` when the lock does not know it.
    private func node(of edge: ModuleEdge, into loaded: inout LoadedGraph) throws -> ModuleNode? {
        let id = edge.target
        guard id.source != .file else {
            return try local?.graph[id] ?? localNode(of: edge, into: &loaded)
        }
        guard let entry = lock.entries[id.lockKey] else { return nil }
        loaded.lockKeys.insert(entry.id)
        if entry.package != nil { return try packageNode(of: id, entry, into: &loaded) }
        guard let entryPath = entry.entry else {
            if let path = id.pathInModule, id.source == .registry {
                throw ResolutionError.notInModule(
                    path: path,
                    module: entry.id.description,
                    files: []
                )
            }
            let suffix = languages.suffix(languageName: entry.language)
            return ModuleNode(
                id: id,
                digest: entry.pin.digest,
                suffix: suffix,
                edges: try edges(of: entry)
            )
        }
        let path = id.pathInModule ?? entryPath
        guard let digest = entry.files[path] else {
            throw ResolutionError.notInModule(
                path: path,
                module: entry.id.description,
                files: entry.files.keys.sorted()
            )
        }
        return try fileNode(of: id, path: path, digest: digest, entry: entry, into: &loaded)
    }

    /// The edges that the lock has of a module of one file, each checked: what a specifier means follows from
    /// where it stands, and a lock that says otherwise was tampered with.
    private func edges(of entry: LockEntry) throws -> [ModuleEdge] {
        guard !entry.dependencies.isEmpty else { return [] }
        let suffix = languages.suffix(languageName: entry.language)
        guard case .code(let frontEnd) = languages.content(suffix: suffix) else { return [] }
        let importer = try Importer(
            entry.id,
            entry.pin,
            path: "index.\(suffix)",
            files: [],
            entry: "index.\(suffix)"
        )
        let sorted = entry.dependencies.sorted {
            $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }
        for (specifier, target) in sorted {
            let meant = try resolver.resolve(specifier, from: importer, by: frontEnd)
            guard meant == target else {
                throw ResolutionError.lockedElsewhere(
                    specifier: specifier,
                    importer: entry.id.description,
                    meant: meant,
                    locked: target
                )
            }
        }
        return sorted.map { ModuleEdge(specifier: $0.key, target: $0.value) }
    }

    /// A file as it is now; links are not followed any more.
    static func read(_ path: FilePath) throws(FileSystemError) -> [UInt8] {
        try FileSystem.read(path, limit: sourceLimit, followingLinks: false)
    }

    /// A file of the project, scanned as it is now.
    private func localNode(
        of edge: ModuleEdge,
        into loaded: inout LoadedGraph
    ) throws -> ModuleNode {
        let path = try FilePath(edge.target.description)
        let suffix = path.suffix ?? ""
        let source: SourceText
        do throws(FileSystemError) {
            source =
                if let entry {
                    try entry.source(at: path)
                } else {
                    SourceText(
                        name: resolver.project.displayName(of: path),
                        bytes: try Self.read(path)
                    )
                }
        } catch {
            throw error.located(at: edge.span)
        }
        guard case .code(let frontEnd) = languages.content(suffix: suffix) else {
            if edge.type == "json" { try LanguageTable.checkJSON(source) }
            return ModuleNode(id: edge.target, digest: nil, suffix: suffix, edges: [])
        }
        let edges = try edges(
            of: source,
            as: edge.target,
            from: .local(path),
            by: frontEnd,
            into: &loaded
        )
        return ModuleNode(id: edge.target, digest: nil, suffix: suffix, edges: edges)
    }

    /// A file of a locked module of several files; its relative imports come from its own text.
    private func fileNode(
        of id: ModuleID,
        path: String,
        digest: ContentDigest,
        entry: LockEntry,
        into loaded: inout LoadedGraph
    ) throws -> ModuleNode {
        let suffix = path.split(separator: ".").last.map(String.init) ?? ""
        guard case .code(let frontEnd) = languages.content(suffix: suffix) else {
            return ModuleNode(id: id, digest: digest, suffix: suffix, edges: [])
        }
        let bytes = try blobs.read(digest, suffix: suffix)
        let source = SourceText(name: id.description, bytes: bytes)
        let importer = try Importer(
            entry.id,
            entry.pin,
            path: path,
            files: Set(entry.files.keys),
            entry: entry.entry ?? path
        )
        let edges = try edges(
            of: source,
            as: id,
            from: importer,
            by: frontEnd,
            into: &loaded
        )
        return ModuleNode(id: id, digest: digest, suffix: suffix, edges: edges)
    }
}
