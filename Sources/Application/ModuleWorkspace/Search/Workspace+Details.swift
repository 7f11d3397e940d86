// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
package import ModuleModel
internal import ModuleSources

// MARK: - One package of a registry

extension Workspace {
    /// What the registry of a package has for people about one version.
    ///
    /// What can't be read is left out and told of: a page is for reading, nothing depends on it.
    ///
    /// - Throws: `registry-not-configured`.
    package func details(
        of name: PackageName,
        _ version: Version,
        in project: Project,
        options: PackageOptions
    ) async throws -> PackageDetails {
        let source = try registries(of: project, isOffline: options.isOffline)
        let reader = try await source.reader(of: name)
        var details = PackageDetails()
        do {
            details.page = try await reader.page(of: name, version)
        } catch let error as any DiagnosticError where !options.isOffline {
            interaction.warn(error.diagnostic)
        } catch is any DiagnosticError {
            // Offline there is what was read before, and no more.
        }
        let answer = try? await reader.advisories(about: [name.description])
        if let answer, answer.hasList, answer.faults.isEmpty {
            details.advisories = answer.advisories.filter { $0.affects(name, version) }
        }
        return details
    }

    /// The archive of a version, verified as for an installation; nothing is stored.
    ///
    /// Without a version it is the newest that was not withdrawn.
    ///
    /// - Throws: ``PackageError``, `IntegrityFailure`, or why the registry can't be read.
    package func download(
        _ name: PackageName,
        _ version: Version?,
        in project: Project,
        options: PackageOptions
    ) async throws -> (release: PackageRelease, archive: [UInt8]) {
        let source = try registries(of: project, isOffline: options.isOffline)
        let loaded = try await source.index(of: name)
        guard let release = version.map(loaded.index.release) ?? loaded.index.newest else {
            let known = loaded.index.releases.map(\.version.description)
            throw PackageError.releaseUnknown(name, version, known: known)
        }
        interaction.progress("fetching \(name)@\(release.version)")
        let archive = try await source.reader(of: name).archive(name, release)
        return (release, archive)
    }

    /// How often a package is fetched, and whether the registry's server said so just now.
    ///
    /// - Throws: ``SearchError`` where nobody counts, or why the registry can't be read.
    package func statistics(
        of name: PackageName,
        in project: Project,
        isOffline: Bool
    ) async throws -> (statistics: PackageStatistics, registry: String) {
        let source = try registries(of: project, isOffline: isOffline)
        let reader = try await source.reader(of: name)
        // A name that the registry does not have is told as such, with names that look alike.
        _ = try await reader.index(of: name)
        if !isOffline, let server = try await reader.server() {
            do {
                return (try await server.statistics(of: name), reader.address.description)
            } catch let error as any DiagnosticError {
                interaction.warn(error.diagnostic)
            }
        }
        guard let statistics = try await reader.statistics(of: name) else {
            throw SearchError.notCounted(name.description, registry: reader.address.description)
        }
        return (statistics, reader.address.description)
    }
}
