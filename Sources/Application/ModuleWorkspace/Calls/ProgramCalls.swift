// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleRuntime
internal import ModuleStore

/// Answers what a running program asks of the saved modules: `save`, `load`, `get`, `has`, `list`, `remove`.
///
/// The runner has checked the permission; everything else that comes from the program is checked here.
struct ProgramCalls: ProgramCallHandler {
    let workspace: Workspace
    let program: PreparedProgram

    func answer(_ call: ProgramCall) async throws -> ProgramAnswer {
        switch call.method {
        case .save: .value(try await save(call.parameters))
        case .load: try await load(try string("name", in: call), into: call.loadedFolder)
        case .get: .value(.string(try await source(of: try string("name", in: call))))
        case .has: .value(.bool(try await workspace.saved.has(try name(in: call.parameters))))
        case .list: .value(try await list())
        case .remove: .value(try await remove(try name(in: call.parameters)))
        }
    }

    private func save(_ parameters: JSONValue) async throws -> JSONValue {
        let name = try name(in: parameters)
        let isTypeScript = parameters["options"]?["language"]?.string == "typescript"
        let content: SaveContent
        switch try SaveInput(parameters) {
        case .code(let text) where parameters["kind"]?.string == "function":
            content = .function(text)
        case .code(let text):
            content = .code(
                Array(text.utf8),
                suffix: isTypeScript ? "ts" : "js",
                name: "save(\"\(name)\")"
            )
        case .file(let path):
            content = .file(try FilePath(path))
        }
        let result = try await workspace.save(name, content, asking: .none, locate: readable)
        return .object([
            "name": .string(name.description), "revision": .integer(Int64(result.revision.number)),
            "digest": .string(result.revision.digest.description), "isNew": .bool(result.isNew),
        ])
    }

    /// The real path of a file that the program may read itself: saving must not read what it may not, nor
    /// tell what there is.
    private func readable(_ path: FilePath) throws -> FilePath {
        let path = path.absolute(from: workspace.configuration.workingDirectory)
        let real: FilePath
        do {
            real = try FileSystem.realPath(path)
        } catch {
            guard try program.permissions.covers(.read(path.string)) else {
                throw CallError.unreadable(path: path.string)
            }
            throw error
        }
        let isOwn = program.graph.nodes.contains { $0.id == ModuleID(source: .file, real.string) }
        guard try isOwn || program.permissions.covers(.read(real.string)) else {
            throw CallError.unreadable(path: real.string)
        }
        return real
    }

    private func load(_ text: String, into folder: FilePath) async throws -> ProgramAnswer {
        let entry = try workspace.entry(text)
        let project = program.entry.project
        if entry.id.source == .file { _ = try readable(FilePath(entry.id.description)) }
        let resolver = SpecifierResolver(
            project: project,
            readable: program.permissions,
            languages: workspace.languages
        )
        var lock = try workspace.lock(of: project)
        // What is saved now is meant, not what the lock pinned when the program was locked.
        lock.entries = lock.entries.filter { $0.key.source != .saved }
        let loader = { (lock: Lock) in
            try GraphLoader(
                resolver: resolver,
                languages: workspace.languages,
                blobs: workspace.blobs,
                lock: lock
            ).load(entry.id)
        }
        let missing = try loader(lock).missing
        let needed = missing.filter { !$0.isDynamic }
        if !program.approvesLoads, let url = needed.first(where: { $0.target.source == .https }) {
            throw WorkspaceError.notLocked(
                lock: Project.lockName,
                missing: [url],
                isOffline: false
            )
        }
        // Which packages and gists a program gets is decided before it runs.
        let packages = needed.filter { [.registry, .gist].contains($0.target.source) }
        guard packages.isEmpty else {
            throw WorkspaceError.notLocked(
                lock: Project.lockName,
                missing: packages,
                isOffline: nil
            )
        }
        // A program reaches through `load` only the hosts that it may reach itself.
        let permissions = program.permissions
        let locker = try workspace.locker(resolver: resolver, isOffline: !program.approvesLoads) {
            guard $0.source != .saved else { return true }
            guard let url = try? ModuleURL(parsing: $0.description) else { return false }
            let host = try? Permission.network(url.host, port: url.port)
            return host.map(permissions.covers) ?? false
        }
        let found = try await locker.entries(for: missing, notIn: lock)
        for entry in found { lock.entries[entry.id] = entry }
        let fetched = found.filter { $0.id.source == .https }
        if !fetched.isEmpty { try await keep(fetched, in: project) }
        let graph = try loader(lock).graph
        try await checkApprovals(of: graph, in: lock)
        return try link(graph, into: folder)
    }

    /// Locks and approves what `--approve` said yes to beforehand.
    private func keep(_ entries: [LockEntry], in project: Project) async throws {
        try await workspace.record(approvals: entries, for: program.permissions)
        try workspace.keep(entries, in: workspace.lockFile(of: project))
    }

    /// Saved modules are the user's own, and the program was granted to read them; all else from elsewhere
    /// needs its approval.
    private func checkApprovals(of graph: ModuleGraph, in lock: Lock) async throws {
        let keys = Set(graph.nodes.map(\.id.lockKey)).filter { $0.source != .saved }
        let modules = keys.sorted().compactMap { lock.entries[$0] }
        guard !modules.isEmpty else { return }
        let trust = try await workspace.trust(
            for: program.entry,
            asked: program.permissions,
            modules: modules,
            policy: nil
        )
        for entry in modules {
            let approved = trust.approval(of: entry, asked: program.permissions)
            guard approved?.covers(program.permissions) == true else {
                throw CallError.notApproved(module: entry.id)
            }
        }
    }

    private func link(_ graph: ModuleGraph, into folder: FilePath) throws -> ProgramAnswer {
        let copy = try FileSystem.makeTemporaryFolder(in: folder, prefix: "m-")
        let linked = LinkedCopy(
            graph: graph,
            languages: workspace.languages,
            blobs: workspace.blobs
        )
        let names = try linked.write(to: copy)
        let urls = names.map { (ImportMap.fileURL($0.path.string) + "#\($0.id)", $0.id) }
        return .module(
            entryURL: urls.first?.0 ?? "",
            names: Dictionary(urls) { first, _ in first }
        )
    }

    private func source(of text: String) async throws -> String {
        guard case .saved(let reference) = try Specifier(parsing: text) else {
            throw CallError.notSaved(text)
        }
        return String(decoding: try await workspace.savedSource(reference), as: UTF8.self)
    }

    /// The records of the documented interface, newest first.
    private func list() async throws -> JSONValue {
        .array(
            try await workspace.saved.list().map { revision in
                let file = revision.file(revision.entry)
                let path = file.map { workspace.blobs.path($0.digest, suffix: $0.suffix).string }
                return .object([
                    "key": .string(revision.name.description),
                    "namespace": .string("hlvm.\(revision.name)"),
                    "filePath": path.map(JSONValue.string) ?? .null,
                    "entryPoint": .string(revision.entry.description),
                    "type": .string(revision.language),
                    "revision": .integer(Int64(revision.number)),
                    "updatedAt": .integer(revision.created.milliseconds),
                ])
            }
        )
    }

    private func remove(_ name: ModuleName) async throws -> JSONValue {
        try await workspace.saved.remove(name, now: workspace.configuration.clock())
        return true
    }

    private func string(_ key: String, in call: ProgramCall) throws(CallError) -> String {
        guard let text = call.parameters[key]?.string else { throw .missingName }
        return text
    }

    private func name(in parameters: JSONValue) throws -> ModuleName {
        guard let text = parameters["name"]?.string else { throw CallError.missingName }
        return try ModuleName(parsing: text)
    }
}
