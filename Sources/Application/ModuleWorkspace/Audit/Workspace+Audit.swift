// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources

// MARK: - Known faults

extension Workspace {
    /// Asks registries and further sources what is known against the modules of a project's lock.
    ///
    /// A source that does not answer is a gap of the report, never an answer.
    ///
    /// - Throws: ``PackageError`` when the lock does not fit the manifest, or what reading the project throws.
    package func audit(_ project: Project, _ request: AuditRequest) async throws -> AuditReport {
        let lock = try lock(of: project)
        let graph = try packageGraph(of: project)
        let source = try registries(of: project, isOffline: request.isOffline)
        let ignored = project.manifest.audit.ignored.merging(
            request.ignored.map { ($0, "asked for on the command line") }
        ) { own, _ in own }
        interaction.progress("asking about \(lock.entries.count) modules")
        let auditor = Auditor(
            lock: lock,
            registries: try auditedRegistries(of: project, lock),
            places: try auditedPlaces(of: project, lock, request),
            source: source,
            ignored: ignored
        )
        let result = try await auditor.ask()
        let demand = try PackageDemand(project)
        let search = search(source, demand, lock, avoiding: result, ignored)
        let remedies = try await Auditor.remedies(for: result.findings, search)
        let findings = complete(result.findings, in: project, ModuleWays(lock, graph), remedies)
        return AuditReport(
            modules: lock.entries.count,
            findings: findings.filter { $0.ignored == nil },
            ignored: findings.filter { $0.ignored != nil },
            gaps: result.gaps,
            sources: result.sources,
            folder: project.root,
            repository: Project.ancestors(of: project.root).first {
                FileSystem.kind(of: $0.appending(".git")) != nil
            } ?? project.root
        )
    }

    /// The registries that packages of the lock come from; where it has other modules too, all of the project.
    private func auditedRegistries(
        of project: Project,
        _ lock: Lock
    ) throws -> [RegistryAddress] {
        var texts = Set(lock.entries.values.compactMap { $0.package?.registry })
        if lock.entries.values.contains(where: { $0.package == nil }) {
            texts.formUnion(project.manifest.registries.values.map(\.location))
        }
        let addresses = try texts.map { try RegistryAddress(parsing: $0) }
        return Set(addresses).sorted { $0.description < $1.description }
    }

    private func auditedPlaces(
        of project: Project,
        _ lock: Lock,
        _ request: AuditRequest
    ) throws -> [AdvisoryPlace] {
        let users = Set(lock.entries.keys.compactMap { $0.mlldModule?.scope }).sorted()
        let registry = try users.isEmpty ? nil : mlldRegistry(of: project)
        let own = users.compactMap { user in registry.map { AdvisoryPlace.user(user, $0) } }
        let named = try project.manifest.audit.sources.map {
            try AdvisoryPlace(parsing: $0, from: project.root)
        }
        var seen: Set<AdvisoryPlace> = []
        return (named + request.places + own).filter { seen.insert($0).inserted }
    }

    private func search(
        _ source: RegistrySource,
        _ demand: PackageDemand,
        _ lock: Lock,
        avoiding result: Auditor.Result,
        _ ignored: [String: String]
    ) -> RemedySearch {
        let counted = result.advisories.filter { advisory in
            ([advisory.id.description] + advisory.aliases).allSatisfy { ignored[$0] == nil }
        }
        let withdrawn = Set(
            result.findings.compactMap { finding in
                if case .withdrawn = finding.fault { finding.entry.package } else { nil }
            }
        )
        return RemedySearch(
            chooser: chooser(source),
            demand: demand,
            locked: lock.packages.compactMapValues { $0.package?.version },
            isBad: { name, version in
                counted.contains { $0.affects(name, version) }
                    || withdrawn.contains { $0.name == name && $0.version == version }
            }
        )
    }

    /// The findings with their ways, places and remedies, the worst first.
    private func complete(
        _ findings: [AuditFinding],
        in project: Project,
        _ ways: ModuleWays,
        _ remedies: [PackageName: Remedies]
    ) -> [AuditFinding] {
        guard !findings.isEmpty else { return [] }
        let places = DependencyPlaces(project)
        return findings.map { finding in
            var finding = finding
            let (texts, root) = ways.ways(to: finding.entry)
            finding.ways = texts
            finding.place = places.place(of: root, finding.entry)
            if finding.ignored == nil, let package = finding.entry.package {
                let found = remedies[package.name]
                let isDeprecated = if case .deprecated = finding.fault { true } else { false }
                finding.remedy = isDeprecated ? found?.good : found?.deprecated ?? found?.good
            }
            return finding
        }.sorted { left, right in
            if left.isWorse(than: right) { return true }
            if right.isWorse(than: left) { return false }
            return (left.subject, left.id) < (right.subject, right.id)
        }
    }
}
