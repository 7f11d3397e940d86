// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleRuntime
internal import ModuleSources
internal import ModuleStore
internal import ModuleTrust

/// Takes a program from its name to where it may run: located, locked, scanned, decided upon.
struct ProgramPreparer: Sendable {
    let workspace: Workspace
    let request: ProgramRequest
    let entry: ProgramEntry
    private(set) var asked: PermissionSet
    private let saved: SavedRevision?
    private let lockFile: LockFile
    private let resolver: SpecifierResolver

    init(_ request: ProgramRequest, in workspace: Workspace) async throws {
        self.workspace = workspace
        self.request = request
        entry = try workspace.entry(of: request)
        for warning in workspace.warnings(of: entry.project) { workspace.interaction.warn(warning) }
        // A saved module asks by itself; other programs ask in their manifest.
        saved = try await workspace.savedRevision(of: entry)
        asked = entry.project.manifest.permissions.union(request.asked)
            .union(request.granted).union(saved?.permissions ?? .none)
            .union(try workspace.requestedPermissions(of: entry))
            .union(try workspace.standingRequest(of: entry).permissions())
        lockFile = workspace.lockFile(of: entry.project)
        resolver = SpecifierResolver(
            project: entry.project,
            readable: asked,
            languages: workspace.languages,
            search: try workspace.search(for: entry, request.imports)
        )
    }

    /// What the program asks for and has, without changing or asking anything.
    func report() async throws -> PermissionReport {
        let lock = try lockFile.read()
        let loaded = try load(lock, local())
        let modules = loaded.lockKeys.sorted().compactMap { lock.entries[$0] }
        let preparer = try asking(as: loaded)
        return try await preparer.report(on: modules)
    }

    private func report(on modules: [LockEntry]) async throws -> PermissionReport {
        let trust = try await trust(with: modules)
        return PermissionReport(
            program: entry.name,
            asked: asked,
            granted: trust.granted,
            modules: modules,
            approved: Set(
                modules.filter { trust.approval(of: $0, asked: asked)?.covers(asked) == true }
                    .map(\.id)
            )
        )
    }

    /// How many modules the program has, as far as the project's own files tell.
    func check() throws -> Int {
        try local().graph.nodes.count
    }

    /// The program, ready to be verified and run; the lock and the records are written if they changed.
    func prepare() async throws -> PreparedProgram {
        try await prepare(local())
    }

    /// The program, ready to be written for others to run: nothing will confine it then, so that nothing needs to be
    /// granted, but what comes from elsewhere must be approved.
    func prepareForBuilding() async throws -> PreparedProgram {
        try await prepare(local(), isConfined: false)
    }

    /// The same, with a runtime that boots meanwhile: what the program may do and which files of the
    /// project it has is known before the lock is read.
    func boot(_ settings: RunSettings) async throws -> BootedProgram {
        if let runtime = earlyRuntime(settings) {
            return BootedProgram(program: try await prepare(), runtime: runtime)
        }
        let local = try local()
        for warning in local.warnings { workspace.interaction.warn(warning) }
        // Without a lock, there will be questions and downloads first.
        // And a sandbox can only let a folder be read that is there.
        let isLocked =
            local.missing.isEmpty
            || FileSystem.kind(of: lockFile.path) != nil
                && FileSystem.kind(of: workspace.blobs.folder) != nil
        var runtime: BootingRuntime?
        // What a compiled program from elsewhere asks for is known when it was read.
        if isLocked, let isCompiled = try isCompiled(local.graph),
            entry.id.source == .file || !isCompiled
        {
            runtime = try start(local, settings, isCompiled: isCompiled)
        }
        let program = try await prepare(local)
        if let runtime { return BootedProgram(program: program, runtime: runtime) }
        let isCompiled = workspace.compiler(of: entry, in: program.graph) != nil
        var starter = self
        starter.asked = program.permissions
        return BootedProgram(
            program: program,
            runtime: try starter.start(local, settings, isCompiled: isCompiled)
        )
    }

    /// The program, locked; nobody is asked.
    func lock() async throws -> PreparedProgram {
        let (loaded, modules, added) = try await complete(local())
        try await save(added: added, approved: [])
        return try asking(as: loaded).program(loaded, modules, added: added)
    }

    private func prepare(
        _ local: LoadedGraph,
        isConfined: Bool = true
    ) async throws -> PreparedProgram {
        let outdated = try saved == nil ? nil : outdatedEntry(of: lockFile.read())
        let (loaded, modules, added) = try await complete(local)
        let preparer = try asking(as: loaded)
        let approved: [LockEntry]
        do {
            approved = try await preparer.decide(on: modules, isConfined: isConfined)
        } catch let error as TrustError where outdated != nil {
            throw error.adding(context: "`\(entry.name)` was saved again since it ran")
        }
        try await save(added: added, approved: approved)
        return preparer.program(loaded, modules, added: added)
    }

    /// This preparer, which also asks for what an entry from elsewhere declares: that is known when it is locked.
    private func asking(as loaded: LoadedGraph) throws -> ProgramPreparer {
        var preparer = self
        preparer.asked = asked.union(try workspace.requestedPermissions(of: entry, in: loaded))
        return preparer
    }

    private func program(
        _ loaded: LoadedGraph,
        _ modules: [LockEntry],
        added: [LockEntry]
    ) -> PreparedProgram {
        PreparedProgram(
            entry: entry,
            request: request,
            search: resolver.search,
            graph: loaded.graph,
            units: loaded.units,
            permissions: asked,
            modules: modules,
            added: added,
            approvesLoads: request.approvesAll && !request.isLocked && !request.isOffline
        )
    }

    /// The runtime of a compiled program, which boots while the modules are read: they make no difference to its sandbox.
    ///
    /// - Returns: `nil` where it must wait, and when it does not start, of which is told later.
    private func earlyRuntime(_ settings: RunSettings) -> BootingRuntime? {
        guard entry.id.source == .file, workspace.compiler(of: entry) != nil else { return nil }
        let unread = LoadedGraph(graph: ModuleGraph(entry: entry.id))
        return try? start(unread, settings, isCompiled: true)
    }

    /// Whether the program is of a compiled language: by its file, by its name, or by what the lock says of it.
    private func isCompiled(_ graph: ModuleGraph) throws -> Bool? {
        let suffix = (try? FilePath(entry.id.description))?.suffix
        if graph.nodes.isEmpty, !workspace.languages.isCode(suffix: suffix ?? "") {
            let lock = try lockFile.read()
            guard outdatedEntry(of: lock) == nil else { return nil }
            let language = lock.entries[entry.id.lockKey]?.language
            return language.map { workspace.languages.isCompiled(languageName: $0) }
        }
        return workspace.compiler(of: entry, in: graph) != nil
    }

    private func start(
        _ local: LoadedGraph,
        _ settings: RunSettings,
        isCompiled: Bool
    ) throws -> BootingRuntime {
        var recipe = workspace.recipe(
            for: entry,
            permissions: asked,
            local: local,
            run: settings
        )
        guard isCompiled else {
            if let text = request.text { throw CompilationError.notEvaluated(text.language) }
            return try workspace.runner().start(recipe)
        }
        recipe.hostModules = resolver.search.hostModules.sorted()
        return try workspace.pythonRunner().start(recipe)
    }

    /// The graph, with everything that the lock did not know yet.
    private func complete(
        _ local: LoadedGraph
    ) async throws -> (LoadedGraph, [LockEntry], added: [LockEntry]) {
        var lock = try lockFile.read()
        var added: [LockEntry] = []
        if let saved, let outdated = outdatedEntry(of: lock) {
            guard !request.isLocked else {
                throw WorkspaceError.savedAnew(program: entry.name, outdated.pin, saved.digest)
            }
            lock.entries[outdated.id] = nil
        }
        try workspace.adoptVendored(lock, of: entry.project)
        if local.missing.contains(where: { $0.target.isPackage }) {
            let update = try await packages(lock)
            lock = update.lock
            added = update.changes.compactMap(\.present)
        }
        let known = lock
        var loaded = try await workspace.restoring(
            known.entries(behind: local.missing),
            of: entry.project,
            for: request,
            tells: true
        ) {
            try checkStore(holds: known, local.missing)
            return try load(known, local)
        }
        if !loaded.missing.isEmpty {
            let found = try await lockMissing(loaded.missing, in: lock)
            for entry in found { lock.entries[entry.id] = entry }
            added += found
            loaded = try load(lock, local)
            let needed = loaded.missing.filter { !$0.isDynamic }
            guard needed.isEmpty else { throw incomplete(needed) }
        }
        let modules = loaded.lockKeys.sorted().compactMap { lock.entries[$0] }
        if !modules.isEmpty { workspace.note(lockFile) }
        return (loaded, modules, added)
    }

    /// What the lock says of a program that was saved again since: a saved name means what is saved now.
    ///
    /// What such a program imports stays as the lock says, as everywhere.
    private func outdatedEntry(of lock: Lock) -> LockEntry? {
        guard let saved, let locked = lock.entries[entry.id.lockKey],
            locked.pin.digest != saved.digest
        else { return nil }
        return locked
    }

    /// Sees at once that nothing is here: a sandbox can only let a folder be read that is there when it is made.
    private func checkStore(holds lock: Lock, _ edges: [ModuleEdge]) throws {
        guard !edges.isEmpty, FileSystem.kind(of: workspace.blobs.folder) == nil,
            let first = lock.entries(behind: edges).first
        else { return }
        throw BlobMissing(digest: first.pin.digest).adding(context: "while loading `\(first.id)`")
    }

    /// The project's own files, and what they import from elsewhere.
    private func local() throws -> LoadedGraph {
        try load(Lock(), nil)
    }

    private func load(_ lock: Lock, _ local: LoadedGraph?) throws -> LoadedGraph {
        try GraphLoader(
            resolver: resolver,
            languages: workspace.languages,
            blobs: workspace.blobs,
            lock: lock,
            local: local,
            entry: entry
        ).load(entry.id)
    }

    /// What the lock says of the packages, chosen anew where it does not fit the manifest.
    private func packages(_ lock: Lock) async throws -> PackageUpdate {
        guard try !workspace.fits(lock, entry.project) else { return PackageUpdate(lock: lock) }
        var options = Workspace.PackageOptions()
        options.isLocked = request.isLocked
        options.isOffline = request.isOffline
        return try await withTaskExecutorPreference(globalConcurrentExecutor) { [options] in
            try await workspace.choosePackages(
                of: entry.project,
                freedom: .none,
                options: options
            )
        }
    }

    private func incomplete(_ missing: [ModuleEdge]) -> WorkspaceError {
        .notLocked(
            lock: Project.lockName,
            missing: missing,
            isOffline: !request.isLocked
        )
    }

    private func lockMissing(_ missing: [ModuleEdge], in lock: Lock) async throws -> [LockEntry] {
        let needed = missing.filter { !$0.isDynamic }
        if request.isLocked {
            guard needed.isEmpty else { throw incomplete(needed) }
            for edge in missing {
                workspace.interaction.warn(.leftOut(edge, missingIn: Project.lockName))
            }
            return []
        }
        if request.isOffline, needed.contains(where: { $0.target.source != .saved }) {
            throw incomplete(needed)
        }
        return try await withTaskExecutorPreference(globalConcurrentExecutor) {
            try await workspace.locker(resolver: resolver, isOffline: request.isOffline)
                .entries(for: missing, notIn: lock)
        }
    }

    /// Merges what is new into the lock file.
    ///
    /// An entry that another process changed meanwhile stays:
    /// both digests are shown.
    private func save(added: [LockEntry], approved: [LockEntry]) async throws {
        guard !request.isLocked, !(added.isEmpty && approved.isEmpty) else { return }
        let changed = Dictionary((added + approved).map { ($0.id, $0) }) { $1 }
        try lockFile.update { lock in
            for (id, entry) in changed {
                if let present = lock.entries[id], present.pin.digest != entry.pin.digest,
                    present != outdatedEntry(of: lock)
                {
                    throw IntegrityFailure(
                        subject: id.description,
                        expected: present.pin.digest,
                        found: entry.pin.digest,
                        hints: ["another process locked it meanwhile: run the command again"]
                    )
                }
                lock.entries[id] = entry
            }
            if saved != nil { lock.removeBroken() }
        }
        try workspace.register(lockFile)
    }
}
