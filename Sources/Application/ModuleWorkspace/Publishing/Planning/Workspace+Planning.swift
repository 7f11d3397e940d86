// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources
package import RegistryIndex

// MARK: - Before a package is published

extension Workspace {
    /// The files that publishing a project would send, without looking into them.
    ///
    /// - Throws: ``PackageError`` for what can't be part of a package, ``FileSystemError``.
    package func publishedFiles(of project: Project) throws -> [PublishPlan.File] {
        try PackageCollector(project).paths().map { path in
            let status = try FileSystem.status(of: project.root.appending(path))
            return PublishPlan.File(path: path, size: status.size)
        }
    }

    /// Collects, checks and packs a project, and compares it with what the registry has; changes nothing.
    ///
    /// What is wrong with the package is told by the plan's findings.
    ///
    /// - Throws: `package-incomplete` for a manifest without name, version or language,
    ///   ``PackageError``, ``PublishError``, and what reading the registry throws.
    package func planPublication(
        of project: Project,
        options: PublishOptions
    ) async throws -> PublishPlan {
        let statement: PackageStatement
        do {
            statement = try PackageStatement(project.manifest)
        } catch {
            guard FileSystem.kind(of: project.manifestPath) != nil else {
                throw PublishError.noManifest(project.root.string)
            }
            throw error.adding(context: "while reading `\(project.manifestPath)`")
        }
        interaction.progress("collecting files")
        let files = try PackageCollector(project).files()
        let (name, version) = (statement.name, statement.version)
        let packed = try PackedProject(files, subject: "\(name)@\(version)")
        let route = try await route(of: name, options)
        let index = try await index(of: name, on: route)
        let previous = index?.releases.last { $0.version < version }
        let published = index?[version]
        var context = CheckContext()
        context.published = index?.releases.map(\.version) ?? []
        context.popularNames = try await knownNames(on: route)
        if let baseline = index?.baseline(for: version) {
            context.previous = try await modules(of: name, baseline, on: route)
        }
        interaction.progress("checking \(files.count) files")
        var inspection = checker.inspect(files, context: context)
        if let published, published.digest != packed.digest {
            let error = RegistryBuildError.versionExists(
                "\(name)@\(version)",
                published: published.digest,
                submitted: packed.digest
            )
            inspection.add(PackageFinding(error.diagnostic))
        }
        if published?.digest != packed.digest {
            let findings = try await dependencyFindings(statement, project, route, options)
            for finding in findings { inspection.add(finding) }
        }
        return PublishPlan(
            name: name,
            version: version,
            destination: route.words,
            effect: published != nil ? .none : index == nil ? .newPackage : .newVersion,
            files: files.map { .init(path: $0.path.description, size: $0.bytes.count) },
            digest: packed.digest,
            archive: packed.archive,
            size: packed.bytes.count,
            inspection: inspection,
            previous: previous,
            packed: packed,
            route: route
        )
    }

    /// What the server of the registry finds wrong with a plan; nothing is kept there.
    ///
    /// Where there is no server, or no token for it, it is not asked.
    ///
    /// - Throws: ``RegistryAPIError``, `HTTPError`.
    package func rehearse(_ plan: PublishPlan) async throws -> [PackageFinding] {
        guard case .registry(let target) = plan.route, case .server(let api) = target.writer,
            api.token != nil
        else { return [] }
        do {
            return try await send(plan, to: api, isRehearsal: true)
        } catch let error as RegistryAPIError where !error.findings.isEmpty {
            return error.findings
        }
    }

    // MARK: Parts

    /// Looks through packages as servers do.
    var checker: PackageChecker {
        PackageChecker(
            languages: configuration.languages,
            readManifest: { try ManifestReader.read($0, folder: $1).0 }
        )
    }

    private func route(of name: PackageName, _ options: PublishOptions) async throws -> PublishRoute
    {
        if let folder = options.pullRequest {
            return .pullRequest(folder.absolute(from: configuration.workingDirectory).normalized)
        }
        return .registry(
            try await target(options.registry, scope: name.scope, isOffline: options.isOffline)
        )
    }

    /// What is wrong with the packages that are needed; nothing is known of them before a pull request is merged.
    private func dependencyFindings(
        _ statement: PackageStatement,
        _ project: Project,
        _ route: PublishRoute,
        _ options: PublishOptions
    ) async throws -> [PackageFinding] {
        guard case .registry(let target) = route, !statement.dependencies.isEmpty else { return [] }
        interaction.progress("looking for \(statement.dependencies.count) packages")
        let check = DependencyCheck(
            target: target.reader,
            address: target.address,
            own: try registries(of: project, isOffline: options.isOffline),
            manifestName: project.ownManifestName
        )
        return try await check.findings(for: statement)
    }

    /// What the registry has of a package; `nil` when it has none.
    private func index(of name: PackageName, on route: PublishRoute) async throws -> PackageIndex? {
        guard case .registry(let target) = route else { return nil }
        do {
            return try await target.reader.index(of: name).index
        } catch let error as RegistryError where error.isAboutMissingPackage {
            return nil
        }
    }

    /// The names that a new one may not look like; a server knows which are popular, a folder is small.
    private func knownNames(on route: PublishRoute) async throws -> [PackageName] {
        guard case .registry(let target) = route, case .folder = target.writer else { return [] }
        return try await target.reader.names()
    }

    /// What the modules of a published version offer.
    private func modules(
        of name: PackageName,
        _ release: PackageRelease,
        on route: PublishRoute
    ) async throws -> CheckContext.Previous? {
        guard case .registry(let target) = route else { return nil }
        interaction.progress("reading \(name)@\(release.version)")
        let package = try await target.reader.package(name, release)
        let files = package.files.compactMap { file in
            ModulePath(parsing: file.path).map { ArchiveFile(path: $0, bytes: file.bytes) }
        }
        return CheckContext.Previous(
            version: release.version,
            modules: checker.modules(of: files, package.manifest)
        )
    }
}

extension PublishRoute {
    /// Where it leads, for people.
    fileprivate var words: String {
        switch self {
        case .registry(let target): target.address
        case .pullRequest(let folder): folder.string
        }
    }
}
