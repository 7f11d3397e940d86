// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleSources

/// Makes the pages of a registry's site, for a server and for a static export alike.
///
/// Nothing on a page is markup unless it was written here (``HTML``). Pages need no script, load nothing
/// from elsewhere, and hold only relative links, so a site works below any address.
package struct SiteRenderer: Sendable {
    let library: any SiteLibrary
    let configuration: SiteConfiguration

    /// Shows what is in `library`.
    package init(library: any SiteLibrary, configuration: SiteConfiguration) {
        self.library = library
        self.configuration = configuration
    }

    /// The page or file that a browser asks for; one that says so when there is none.
    package func page(for request: SiteRequest) async -> SitePage {
        do {
            if let file = try await file(at: request.address) { return file }
            if let target = redirection(of: request) { return target }
            if let page = try await page(at: request) { return page }
            let context = try await context(request.address)
            return answer(LostPage(context: context).notFound, context)
        } catch {
            let context = PageContext(
                name: "Registry",
                configuration: configuration,
                address: request.address
            )
            var page = answer(LostPage(context: context).unavailable, context)
            page.failure = error
            return page
        }
    }

    /// The page that servers of files show for an address that leads nowhere.
    ///
    /// Such a page is shown below any address, so its links are those of the root.
    func notFound() async throws -> SitePage {
        let context = try await context(SiteFiles.notFound)
        return answer(LostPage(context: context).notFound, context)
    }

    /// What pages at an address need to know.
    func context(_ address: SiteAddress) async throws -> PageContext {
        let registry = try await library.configuration()
        var site = configuration
        site.address = site.address ?? registry.address
        return PageContext(name: registry.name, configuration: site, address: address)
    }

    // MARK: - Pages

    private func page(at request: SiteRequest) async throws -> SitePage? {
        guard let route = SiteRoute(request.address) else { return nil }
        let context = try await context(request.address)
        let page = try await page(route, request, context)
        return page.map { answer($0, context) }
    }

    private func page(
        _ route: SiteRoute,
        _ request: SiteRequest,
        _ context: PageContext
    ) async throws -> Page? {
        switch route {
        case .home: return HomePage(context: context, records: try await library.records()).page
        case .search: return try await searchPage(request, context)
        case .packages(let number):
            let records = try await library.records()
            guard number <= PackagesPage.pages(records.count) else { return nil }
            return PackagesPage(context: context, records: records, number: number).page
        case .keywords:
            return KeywordsPage(context: context, records: try await library.records()).page
        case .keyword(let word):
            let records = try await library.records()
            return KeywordPage(keyword: word, in: records, context: context)?.page
        case .author(let name):
            let records = try await library.records()
            return KeywordPage(author: name, in: records, context: context)?.page
        case .advisories:
            let advisories = try await library.advisories()
            return AdvisoriesPage(context: context, advisories: advisories).page
        case .advisory(let id):
            let advisory = try await library.advisories().first { $0.id.description == id }
            return advisory.map { AdvisoryPage(context: context, advisory: $0).page }
        case .package, .versions, .version, .difference:
            return try await packagePage(route, context)
        }
    }

    private func searchPage(_ request: SiteRequest, _ context: PageContext) async throws -> Page {
        let offset = Int(request.value("offset")).map { min(max(0, $0), 1_000_000) } ?? 0
        let query = SiteQuery(request.value("q"), offset: offset)
        let matches =
            configuration.hasServer && !query.text.isEmpty
            ? try await library.search(query) : SiteMatches(total: 0, records: [])
        return SearchPage(context: context, query: query, matches: matches).page
    }

    private func packagePage(_ route: SiteRoute, _ context: PageContext) async throws -> Page? {
        switch route {
        case .package(let name):
            let facts = try await facts(name, nil)
            return facts.map { OverviewPage(context: context, facts: $0).page }
        case .versions(let name):
            let facts = try await facts(name, nil)
            return facts.map { VersionsPage(context: context, facts: $0).page }
        case .version(let name, let version, let part):
            guard let facts = try await facts(name, version) else { return nil }
            return try await page(of: facts, part, context)
        case .difference(let name, let old, let new):
            guard let facts = try await facts(name, new), old != new,
                let release = facts.index[old]
            else { return nil }
            return DifferencePage(
                context: context,
                facts: facts,
                old: release,
                oldPage: try await library.page(of: name, old),
                oldFiles: try await library.files(of: name, release),
                newFiles: try await library.files(of: name, facts.release)
            ).page
        default: return nil
        }
    }

    private func page(
        of facts: VersionFacts,
        _ part: SiteRoute.VersionPart,
        _ context: PageContext
    ) async throws -> Page? {
        switch part {
        case .overview: return OverviewPage(context: context, facts: facts).page
        case .documentation: return DocumentationPage(context: context, facts: facts).page
        case .dependencies: return DependenciesPage(context: context, facts: facts).page
        case .files: return FilesPage(context: context, facts: facts).page
        case .source(let path):
            guard facts.page.files.contains(where: { $0.path == path }),
                let bytes = try await library.files(of: facts.name, facts.release)[path]
            else { return nil }
            return SourcePage(context: context, facts: facts, path: path, bytes: bytes).page
        }
    }

    /// What the pages of a version need; `nil` when there is no such version.
    private func facts(_ name: PackageName, _ version: Version?) async throws -> VersionFacts? {
        guard let index = try await library.index(of: name),
            let release = version.map({ index[$0] }) ?? VersionFacts.newest(in: index)
        else { return nil }
        let known = try await library.page(of: name, release.version)
        let advisories = try await library.advisories().filter { advisory in
            advisory.affected.contains { $0.package == name }
        }
        return VersionFacts(
            index: index,
            release: release,
            page: known ?? PackagePage(name: name, version: release.version),
            advisories: advisories,
            statistics: try await library.statistics(of: name),
            dependents: try await library.dependents(of: name)
        )
    }
}
