// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
package import ModuleModel
internal import ModuleSources
internal import ModuleStore
internal import VersionSolving

// MARK: - Looking at packages

extension Workspace {
    /// Which package of a project needs which.
    ///
    /// - Throws: ``PackageError`` when the lock does not fit the manifest.
    package func packageGraph(of project: Project) throws -> PackageGraph {
        let lock = try lock(of: project)
        let demand = try PackageDemand(project)
        guard demand.isMet(by: lock) else { throw outdated(lock, demand, flag: nil) }
        return PackageGraph(
            roots: demand.requirements.compactMap { requirement in
                guard case .scoped(let name) = requirement.name else { return nil }
                return PackageGraph.Root(
                    name: name,
                    requirement: requirement.dependency.requirement.description,
                    origin: requirement.origin,
                    isDevelopment: requirement.isDevelopment
                )
            }.sorted { $0.name < $1.name },
            packages: lock.packages
        )
    }

    /// What is newer than the lock of a project, of all its packages by name.
    ///
    /// - Throws: as ``choosePackages(of:freedom:options:commit:)``; nothing is changed.
    package func news(
        of project: Project,
        options: PackageOptions
    ) async throws -> [PackageNews] {
        let lock = try lock(of: project)
        let source = try registries(of: project, isOffline: options.isOffline)
        var choice: PackageChooser.Choice?
        do {
            choice = try await chooser(source).choose(PackageDemand(project), keeping: [:])
        } catch is PackageConflict {
            // Only what is locked will do: nothing is allowed beside it.
        }
        var news: [PackageNews] = []
        for (name, entry) in lock.packages.sorted(by: { $0.key < $1.key }) {
            guard let locked = entry.package?.version else { continue }
            let index = try await source.index(of: name).index
            let chosen = choice?.solution.packages.first { $0.name == .scoped(name) }
            news.append(
                PackageNews(
                    name: name,
                    locked: locked,
                    allowed: chosen?.version ?? locked,
                    newest: index.newest?.version ?? locked,
                    withdrawn: index.release(locked)?.yanked
                )
            )
        }
        return news
    }

    /// What is known of a package.
    ///
    /// - Throws: what reading the registry throws.
    package func facts(
        of name: PackageName,
        in project: Project,
        options: PackageOptions
    ) async throws -> PackageFacts {
        let loaded = try await registries(of: project, isOffline: options.isOffline)
            .index(of: name)
        return PackageFacts(
            index: loaded.index,
            registry: loaded.registry.description,
            locked: try lock(of: project).packages[name]?.package?.version
        )
    }
}
