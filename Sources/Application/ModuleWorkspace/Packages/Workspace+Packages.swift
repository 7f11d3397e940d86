// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
package import ModuleModel
internal import ModuleRuntime
internal import ModuleSources
internal import ModuleStore

// MARK: - The packages of a project

extension Workspace {
    /// What a command may do about packages.
    package struct PackageOptions: Sendable {
        /// Whether the lock must stay as it is.
        package var isLocked = false
        /// Whether no socket may be opened.
        package var isOffline = false

        /// Everything is allowed.
        package init() {}
    }

    /// Which locked versions may be given up for newer ones.
    package enum Freedom: Sendable {
        /// None that will do.
        case none
        /// Those of these packages.
        case only(Set<PackageName>)
        /// Those of these packages, which a person asks for now.
        case adding(Set<PackageName>)
        /// All of them.
        case all

        /// What a person asks for now.
        var asked: Set<PackageName> {
            if case .adding(let names) = self { names } else { [] }
        }
    }

    /// Brings the packages of a project here: as the lock says where it fits the manifest, else chosen anew.
    ///
    /// - Throws: ``PackageError``, ``PackageConflict``, or what reading, fetching and storing throws; the lock
    ///   is then as it was.
    package func installPackages(
        of project: Project,
        options: PackageOptions
    ) async throws -> PackageUpdate {
        try checkFolders(of: project)
        let lock = try lockFile(of: project).read()
        guard try fits(lock, project) else {
            return try await choosePackages(of: project, freedom: .none, options: options)
        }
        if let moved = try movedPackages(in: lock, of: project).first {
            guard !options.isLocked else { throw moved }
            // The same versions, if they have the same content there.
            return try await choosePackages(of: project, freedom: .none, options: options)
        }
        try adoptVendored(lock, of: project)
        var update = PackageUpdate(lock: lock)
        let packages = lock.packages.sorted { $0.key < $1.key }.map(\.value)
        let missing = try packages.filter { try blobs.tree($0.pin.digest) == nil }
        guard !missing.isEmpty else { return update }
        update.fetched = try await restorePackages(
            missing,
            of: project,
            isOffline: options.isOffline
        )
        try register(lockFile(of: project))
        return update
    }

    /// Fetches those of the locked packages that the store lacks.
    @discardableResult
    func restorePackages(
        _ packages: [LockEntry],
        of project: Project,
        isOffline: Bool
    ) async throws -> [ModuleID] {
        let source = try registries(of: project, isOffline: isOffline)
        let tally = usageTally()
        let fetched = try await storer(source, project, tally).restore(packages).map(\.id)
        count(tally, [], of: project)
        return fetched
    }

    /// Chooses the packages of a project anew, stores them, and lets the lock follow; `modules` that are no packages
    /// are added to it, and those of `unneeded` taken out.
    ///
    /// `project` may have a manifest that is not written yet. `commit` is called when everything is here, before
    /// the lock is written: it writes the manifest. If the lock can't be written, the manifest is put back.
    ///
    /// - Throws: as ``installPackages(of:options:)``.
    package func choosePackages(
        of project: Project,
        freedom: Freedom,
        options: PackageOptions,
        adding modules: [LockEntry] = [],
        removing unneeded: Set<ModuleID> = [],
        commit: (Lock) throws -> WrittenManifest? = { _ in nil }
    ) async throws -> PackageUpdate {
        try checkFolders(of: project)
        let lockFile = lockFile(of: project)
        let old = try lockFile.read()
        let demand = try PackageDemand(project, asked: freedom.asked)
        guard !options.isLocked else { throw outdated(old, demand, flag: "--locked") }
        let (chosen, tally) = try await entries(
            for: demand,
            of: project,
            keeping: kept(of: old, freedom),
            old: old,
            options: options
        )
        let written = try commit(chosen)
        var new = Lock()
        do {
            let lines = try written.map { try PackageDemand($0.project).lines } ?? demand.lines
            try lockFile.update { lock in
                // What another process locked meanwhile beside the packages stays.
                lock.entries = lock.entries.filter { $0.value.package == nil }
                lock.entries.merge(chosen.entries) { $1 }
                for module in unneeded { lock.entries[module] = nil }
                for module in modules where lock.entries[module.id] == nil {
                    lock.entries[module.id] = module
                }
                lock.requirements = lines
                new = lock
            }
        } catch {
            throw written?.putBack(after: error) ?? error
        }
        if !new.entries.isEmpty { try register(lockFile) }
        let changes = PackageChange.between(old, new)
        count(tally, changes, of: project)
        return PackageUpdate(changes: changes, lock: new)
    }

    /// Whether a lock says what a project's manifest asks for.
    func fits(_ lock: Lock, _ project: Project) throws -> Bool {
        try PackageDemand(project).isMet(by: lock)
    }

    /// The errors for the packages that a lock takes from another registry than the manifest says now.
    func movedPackages(in lock: Lock, of project: Project) throws -> [PackageError] {
        let table = try RegistryTable(project.manifest)
        return lock.packages.sorted { $0.key < $1.key }.compactMap { name, entry in
            guard let package = entry.package, let address = try? table.address(of: name),
                !address.description.hasSameBytes(as: package.registry)
            else { return nil }
            return .otherRegistry(
                entry.id,
                locked: package.registry,
                configured: address.description
            )
        }
    }

    /// The error for a lock that does not fit, where it may not be changed.
    func outdated(_ lock: Lock, _ demand: PackageDemand, flag: String?) -> PackageError {
        let (before, after) = (lock.requirements, demand.lines)
        let notes = Set(before.keys).union(after.keys).sorted().compactMap { name -> String? in
            switch (before[name], after[name]) {
            case (let old?, nil): "the lock has `\(name)` (\(old)), the manifest does not"
            case (nil, let new?): "the manifest has `\(name)` (\(new)), the lock does not"
            case (let old?, let new?) where old != new:
                "`\(name)` is \(new) in the manifest and \(old) in the lock"
            default: nil
            }
        }
        let lost = demand.names.subtracting(lock.packages.keys).sorted()
            .filter { before["\($0)"] != nil }
            .map { "the lock has no entry for `\($0)`" }
        return .outdatedLock(notes: notes + lost, flag: flag)
    }

    // MARK: Parts

    private func checkFolders(of project: Project) throws {
        for package in [project.own] + project.folders { try package.checkFolders() }
    }

    private func entries(
        for demand: PackageDemand,
        of project: Project,
        keeping kept: [PackageName: Version],
        old: Lock,
        options: PackageOptions
    ) async throws -> (Lock, UsageTally?) {
        let tally = usageTally()
        guard !demand.requirements.isEmpty else { return (Lock(), tally) }
        let source = try registries(of: project, isOffline: options.isOffline)
        let choice = try await chooser(source).choose(demand, keeping: kept)
        for withdrawn in choice.withdrawn { interaction.warn(withdrawn) }
        let entries = try await storer(source, project, tally).entries(for: choice, old: old)
        return (Lock(entries: Dictionary(entries.map { ($0.id, $0) }) { $1 }), tally)
    }

    private func kept(of lock: Lock, _ freedom: Freedom) -> [PackageName: Version] {
        let locked = lock.packages.compactMapValues { $0.package?.version }
        switch freedom {
        case .none: return locked
        case .only(let names), .adding(let names): return locked.filter { !names.contains($0.key) }
        case .all: return [:]
        }
    }

    /// The registries of a project, for one run.
    func registries(of project: Project, isOffline: Bool) throws -> RegistrySource {
        let table = try RegistryTable(project.manifest)
        return try configuration.makeRegistries(
            table,
            RegistryRequest(
                memory: StoreRegistryMemory(store: store, now: configuration.clock),
                projectFolder: project.root.string,
                isOffline: isOffline,
                credentials: isOffline ? [:] : try readingCredentials(for: table)
            )
        )
    }

    func chooser(_ source: RegistrySource) -> PackageChooser {
        PackageChooser(
            source: source,
            engine: { name in await engine(name) },
            now: configuration.clock(),
            progress: { [interaction] in interaction.progress($0) }
        )
    }

    private func storer(
        _ source: RegistrySource,
        _ project: Project,
        _ tally: UsageTally?
    ) -> PackageStorer {
        PackageStorer(
            source: source,
            blobs: blobs,
            languages: languages,
            projectFolder: project.root.string,
            tally: tally,
            progress: { [interaction] in interaction.progress($0) }
        )
    }

    /// The version of a language or runtime that is here; `nil` for what is not.
    private func engine(_ name: String) async -> Version? {
        switch name {
        case "tenon":
            return configuration.version.split(separator: " ").last
                .flatMap { try? Version(parsing: String($0)) }
        case "deno":
            guard let text = try? await configuration.findRuntime().version() else { return nil }
            return try? Version(parsing: text)
        // The edition of ECMA-262 that the oldest Deno which is accepted implements.
        case "javascript": return try? Version(parsing: "2025.0.0")
        default: return nil
        }
    }
}
