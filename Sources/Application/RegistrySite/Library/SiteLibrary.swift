// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
package import ModuleSources

/// What the site shows: a registry, wherever it is kept.
package protocol SiteLibrary: Sendable {
    /// What the registry is.
    func configuration() async throws -> RegistryConfiguration

    /// All packages, sorted by name.
    func records() async throws -> [SearchRecord]

    /// The packages that a search finds, best first.
    func search(_ query: SiteQuery) async throws -> SiteMatches

    /// The versions of a package; `nil` when there is no such package.
    func index(of name: PackageName) async throws -> PackageIndex?

    /// What people read of a version; `nil` when nothing was written down.
    func page(of name: PackageName, _ version: Version) async throws -> PackagePage?

    /// Downloads and stars.
    func statistics(of name: PackageName) async throws -> PackageStatistics

    /// The packages whose newest version needs this one, sorted by name.
    func dependents(of name: PackageName) async throws -> [PackageName]

    /// All advisories that stand, newest first.
    func advisories() async throws -> [Advisory]

    /// The files of a release; each has the digest that the page of the version says.
    func files(of name: PackageName, _ release: PackageRelease) async throws -> PackageFiles
}

extension SiteLibrary {
    /// Looks through all records, which suffices for thousands of packages.
    package func search(_ query: SiteQuery) async throws -> SiteMatches {
        RecordSearch(query).matches(in: try await records())
    }
}
