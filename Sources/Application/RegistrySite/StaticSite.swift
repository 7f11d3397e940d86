// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
internal import ModuleModel
internal import ModuleSources
internal import SigningKit

/// The site of a registry as files, for a server that only hands out files.
///
/// Files that are right already are left alone, and packages of which nothing has changed are not looked at
/// again: what was said of each stands in `site/state.json`. Each file is replaced atomically.
package struct StaticSite: Sendable {
    private let library: any SiteLibrary
    private let configuration: SiteConfiguration

    /// What was written.
    package struct Summary: Hashable, Sendable {
        /// The pages and files that were made.
        package var made = 0
        /// Those of them that differed from what was there.
        package var written = 0
        /// The packages of which nothing had changed.
        package var skipped = 0
    }

    /// Shows what is in `library`, below `address` if somebody knows it.
    package init(library: any SiteLibrary, address: String? = nil) {
        self.library = library
        configuration = SiteConfiguration(address: address, hasServer: false)
    }

    /// Writes the site into `folder`, which may be the folder of the registry itself.
    ///
    /// Pages compare each version with the one before it; sources are those of all versions.
    ///
    /// - Throws: `site-without-registry`, what is wrong with the registry, or `FileSystemError`.
    package func write(to folder: FilePath) async throws -> Summary {
        let renderer = SiteRenderer(library: library, configuration: configuration)
        var writer = SiteWriter(folder: folder)
        let records = try await library.records()
        try writer.write(SiteFiles.notFound, try await renderer.notFound())
        for address in try await shared(records) { try await writer.write(address, renderer) }
        var state = SiteState(folder: folder)
        for record in records {
            guard let index = try await library.index(of: record.name) else { continue }
            let digest = try await digest(of: index, renderer)
            if state.digests[record.name.description] == digest {
                writer.summary.skipped += 1
                continue
            }
            for address in try await pages(of: index) { try await writer.write(address, renderer) }
            state.digests[record.name.description] = digest
        }
        try state.write(keeping: Set(records.map(\.name.description)))
        return writer.summary
    }

    // MARK: - Which pages there are

    /// What does not belong to one package.
    private func shared(_ records: [SearchRecord]) async throws -> [SiteAddress] {
        var routes: [SiteRoute] = [.home, .search, .keywords, .advisories]
        routes += (1...PackagesPage.pages(records.count)).map { .packages(page: $0) }
        routes += KeywordPage.counts(records).map { .keyword($0.word) }
        routes += KeywordPage.authors(records).sorted().map { .author($0) }
        routes += try await library.advisories().map { .advisory($0.id.description) }
            .filter { $0 != .advisory("index.html") }
        let files = SiteAssets.shared.all.map(\.address)
        let machine = [SiteFiles.robots, SiteFiles.sitemap, SiteFiles.openSearch]
        return files + machine + routes.map(\.address)
    }

    private func pages(of index: PackageIndex) async throws -> [SiteAddress] {
        var routes: [SiteRoute] = [.package(index.name), .versions(index.name)]
        var previous: PackageRelease?
        for release in index.releases {
            let parts: [SiteRoute.VersionPart] = [
                .overview, .documentation, .dependencies, .files,
            ]
            let files = try await library.page(of: index.name, release.version)?.files ?? []
            routes += (parts + files.map { .source($0.path) }).map {
                .version(index.name, release.version, $0)
            }
            if let previous {
                routes.append(
                    .difference(index.name, from: previous.version, to: release.version)
                )
            }
            previous = release
        }
        return routes.map(\.address)
    }

    /// A digest of everything that the pages of a package show.
    private func digest(of index: PackageIndex, _ renderer: SiteRenderer) async throws -> String {
        let context = try await renderer.context(SiteRoute.package(index.name).address)
        var hasher = SHA256Hasher()
        for asset in SiteAssets.shared.all { hasher.update(asset.address.path) }
        hasher.update("\(SiteState.version) \(context.name)\n\(context.shownAddress)\n")
        hasher.update(RegistryCodec.encode(index, folder: "/project"))
        for release in index.releases {
            guard let page = try await library.page(of: index.name, release.version) else {
                continue
            }
            hasher.update(RegistryCodec.encode(page))
        }
        hasher.update(RegistryCodec.encode(try await library.statistics(of: index.name)))
        for name in try await library.dependents(of: index.name) { hasher.update("\(name)\n") }
        for advisory in try await library.advisories()
        where advisory.affected.contains(where: { $0.package == index.name }) {
            hasher.update(AdvisoryCodec.encode(advisory))
        }
        return hasher.digest().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
