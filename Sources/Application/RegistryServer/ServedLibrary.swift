// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
internal import ModuleSearch
package import ModuleSources
package import RegistrySite

/// A registry's folder whose packages are found with the index of the server, misspelled words included.
package struct ServedLibrary: SiteLibrary {
    private let folder: FolderLibrary
    private let searchIndex: SearchIndex

    init(folder: FolderLibrary, index: SearchIndex) {
        self.folder = folder
        searchIndex = index
    }

    /// The packages that a search finds, best first.
    package func search(_ query: SiteQuery) async throws -> SiteMatches {
        var question = SearchQuery(query.text, limit: query.limit)
        question.offset = query.offset
        let results = try await searchIndex.search(question)
        return SiteMatches(
            total: results.total,
            records: results.hits.map(\.record),
            corrections: results.corrections
        )
    }

    // MARK: - As the folder has it

    /// What the registry is.
    package func configuration() throws -> RegistryConfiguration { try folder.configuration() }

    /// All packages, sorted by name.
    package func records() throws -> [SearchRecord] { try folder.records() }

    /// The versions of a package; `nil` when there is no such package.
    package func index(of name: PackageName) throws -> PackageIndex? { try folder.index(of: name) }

    /// What people read of a version; `nil` when nothing was written down.
    package func page(of name: PackageName, _ version: Version) throws -> PackagePage? {
        try folder.page(of: name, version)
    }

    /// Downloads and stars.
    package func statistics(of name: PackageName) throws -> PackageStatistics {
        try folder.statistics(of: name)
    }

    /// The packages whose newest version needs this one, sorted by name.
    package func dependents(of name: PackageName) throws -> [PackageName] {
        try folder.dependents(of: name)
    }

    /// All advisories that stand, newest first.
    package func advisories() throws -> [Advisory] { try folder.advisories() }

    /// The files of a release.
    package func files(of name: PackageName, _ release: PackageRelease) throws -> PackageFiles {
        try folder.files(of: name, release)
    }
}
