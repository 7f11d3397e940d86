// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
package import ModuleModel

// MARK: - Changing what a project depends on

extension Workspace {
    /// How dependencies are added.
    package struct AddOptions: Sendable {
        /// The section.
        package var section = DependencySection.normal
        /// The optional parts to switch on.
        package var features: [String] = []
        /// The name for a URL or a folder; the file's or package's own when `nil`.
        package var name: ManifestName?

        /// The section `[dependencies]`, no features.
        package init() {}
    }

    /// Adds dependencies to a project's manifest, chooses versions, fetches and locks them.
    ///
    /// - Throws: as ``choosePackages(of:freedom:options:commit:)``; then nothing has changed.
    package func add(
        _ dependencies: [NewDependency],
        to project: Project,
        adding: AddOptions,
        options: PackageOptions
    ) async throws -> PackageUpdate {
        guard !options.isLocked else { throw PackageError.lockMayNotChange }
        var editor = try ManifestEditor(project.manifestPath)
        var open: [PackageName] = []
        var names: Set<PackageName> = []
        var folders: [(name: ManifestName, path: String)] = []
        for new in dependencies {
            if case .imported(let specifier, let stem) = new {
                guard let name = adding.name?.description ?? stem else {
                    throw NewDependency.Nameless(specifier: specifier)
                }
                try editor.setImport(name, to: specifier.description)
            }
            guard let (name, dependency) = try entry(of: new, in: project, adding) else { continue }
            let other: DependencySection = adding.section == .normal ? .development : .normal
            try editor.removeDependency(name, from: other)
            try editor.setDependency(name, dependency, in: adding.section)
            if case .folder(let path) = dependency.origin { folders.append((name, path)) }
            guard case .package(let package, let requirement) = new else { continue }
            names.insert(package)
            if requirement == nil { open.append(package) }
        }
        let trial = try Project(project, manifest: try editor.manifest().0)
        let edited = editor
        // Before anything is written: what is not there can't be added.
        let found = try await addresses(
            of: trial,
            missingIn: try lock(of: project),
            options: options
        )
        var update: PackageUpdate
        do {
            update = try await choosePackages(
                of: trial,
                freedom: .adding(names),
                options: options,
                adding: found
            ) { lock in
                var editor = edited
                for name in open {
                    guard let version = lock.packages[name]?.package?.version else { continue }
                    try editor.setRequirement(
                        .compatible(with: version),
                        of: .scoped(name),
                        in: adding.section
                    )
                }
                return try WrittenManifest(editor, of: project, home: configuration.home.data)
            }
        } catch let conflict as PackageConflict {
            let known = names.flatMap { project.own.dependency(.scoped($0))?.features ?? [] }
            throw conflict.whileAdding(features: adding.features.filter { !known.contains($0) })
        }
        update.folders = folders
        update.locked = found.map(\.id)
        return update
    }

    /// Takes dependencies out of a project's manifest, and lets the lock follow.
    ///
    /// - Throws: ``PackageError`` for a name that the manifest does not have; then nothing has changed.
    package func remove(
        _ names: [ManifestName],
        from project: Project,
        options: PackageOptions
    ) async throws -> PackageUpdate {
        guard !options.isLocked else { throw PackageError.lockMayNotChange }
        var editor = try ManifestEditor(project.manifestPath)
        for name in names {
            let found = try DependencySection.allCases.filter {
                try editor.removeDependency(name, from: $0)
            }
            guard !found.isEmpty else {
                throw PackageError.notADependency(
                    name.description,
                    known: project.dependencyNames.map(\.description)
                )
            }
        }
        let trial = try Project(project, manifest: try editor.manifest().0)
        let edited = editor
        let removed = [project.manifest.dependencies, project.manifest.developmentDependencies]
            .flatMap { section in names.compactMap { section[$0]?.address } }
        let unneeded = try unneeded(removed, in: trial)
        var update = try await choosePackages(
            of: trial,
            freedom: .none,
            options: options,
            removing: unneeded
        ) { _ in
            try WrittenManifest(edited, of: project, home: configuration.home.data)
        }
        update.unlocked = unneeded.sorted()
        return update
    }

    /// Chooses newer versions: of the packages of these names, or of all when there are none.
    ///
    /// - Throws: ``PackageError`` for a name that the lock does not have; then nothing has changed.
    package func update(
        _ names: [PackageName],
        in project: Project,
        options: PackageOptions
    ) async throws -> PackageUpdate {
        guard !options.isLocked else { throw PackageError.lockMayNotChange }
        let known = try lock(of: project).packages
        for name in names where known[name] == nil {
            throw PackageError.notADependency(
                name.description,
                known: known.keys.sorted().map(\.description)
            )
        }
        return try await choosePackages(
            of: project,
            freedom: names.isEmpty ? .all : .only(Set(names)),
            options: options
        )
    }

    /// Pins the modules from URLs that the manifest names as dependencies, and that `lock` does not have.
    package func lockAddresses(
        of project: Project,
        missingIn lock: Lock,
        options: PackageOptions
    ) async throws -> [ModuleID] {
        let entries = try await addresses(of: project, missingIn: lock, options: options)
        if !entries.isEmpty { try keep(entries, in: lockFile(of: project)) }
        return entries.map(\.id)
    }

    /// The entries of the modules that the manifests name and `lock` does not have; nothing is written.
    private func addresses(
        of project: Project,
        missingIn lock: Lock,
        options: PackageOptions
    ) async throws -> [LockEntry] {
        let manifests = [project.manifest] + project.folders.map(\.manifest)
        let named = project.manifest.imports.values.compactMap { ModuleID(named: $0) }
            .filter { $0.source != .https }
        let missing = Set(manifests.flatMap(\.addresses) + named).sorted()
            .filter { lock.entries[$0] == nil }
            .map { ModuleEdge(specifier: $0.description, target: $0) }
        guard !missing.isEmpty else { return [] }
        guard !options.isLocked, !options.isOffline else {
            throw WorkspaceError.notLocked(
                lock: Project.lockName,
                missing: missing,
                isOffline: !options.isLocked
            )
        }
        let resolver = SpecifierResolver(
            project: project,
            readable: .none,
            languages: languages
        )
        return try await locker(resolver: resolver, isOffline: false)
            .entries(for: missing, notIn: lock)
    }

    private func entry(
        of new: NewDependency,
        in project: Project,
        _ adding: AddOptions
    ) throws -> (ManifestName, Dependency)? {
        switch new {
        case .package(let name, let requirement):
            let old = project.own.dependency(.scoped(name))
            var dependency = Dependency(requirement ?? .any, features: adding.features)
            if let old, case .registry = old.origin {
                dependency.origin = old.origin
                dependency.usesDefaultFeatures = old.usesDefaultFeatures
                dependency.features =
                    old.features
                    + adding.features.filter { !old.features.contains($0) }
            }
            return (.scoped(name), dependency)
        case .url(let url):
            let file = url.path.split(separator: "/").last.map(String.init) ?? ""
            let stem = file.split(separator: ".").first.map(String.init) ?? ""
            let name = try adding.name ?? ManifestName(parsing: stem)
            return (name, Dependency(origin: .archive(url)))
        case .folder(let path):
            return try folderEntry(path, in: project, adding)
        case .imported: return nil
        }
    }

    private func folderEntry(
        _ path: String,
        in project: Project,
        _ adding: AddOptions
    ) throws -> (ManifestName, Dependency) {
        let written = try FilePath(path).absolute(from: configuration.workingDirectory).normalized
        guard let folder = try? FileSystem.realPath(written),
            FileSystem.kind(of: folder) == .folder
        else { throw NewDependencyFolder(path: path) }
        let text = RegistryText.text(folder.string, folder: project.root.string)
        let source = try ManifestFile(try Project.manifestPath(in: folder)).read()
        let own = try source.flatMap {
            try ManifestReader.read($0, folder: folder.string).0.package.name
        }
        let name = try adding.name ?? own ?? ManifestName(parsing: folder.lastComponent)
        return (name, Dependency(origin: .folder(text)))
    }
}

/// A folder that was to be added is not there.
private struct NewDependencyFolder: DiagnosticError {
    let path: String

    var diagnostic: Diagnostic {
        Diagnostic(
            code: "dependency-folder-missing",
            message: "`\(path)` is not a folder",
            hints: ["name a folder with a `tenon.toml`"]
        )
    }
}

extension ModuleID {
    /// The gist, the URL or the module of mlld that a name of `[imports]` stands for; `nil` for everything else.
    init?(named text: String) {
        switch try? Specifier(parsing: text) {
        case .url(let url)?: self.init(source: .https, url.description)
        case .gist(let reference)?: self.init(gist: reference)
        case .registry(let reference)? where reference.registry == .mlld:
            self = ModuleID(mlld: reference).lockKey
        default: return nil
        }
    }
}

extension Manifest {
    /// The modules from URLs that are dependencies.
    var addresses: [ModuleID] {
        (Array(dependencies.values) + developmentDependencies.values).compactMap(\.address)
    }
}

extension Dependency {
    /// The module, if it is one from a URL.
    fileprivate var address: ModuleID? {
        guard case .archive(let url) = origin else { return nil }
        return ModuleID(source: .https, url.description)
    }
}

extension Project {
    /// The names of all dependencies, those for tests too.
    package var dependencyNames: [ManifestName] {
        Set(manifest.dependencies.keys).union(manifest.developmentDependencies.keys).sorted()
    }
}
