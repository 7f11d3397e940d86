// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// A page of the site (`docs/formats/registry.md` §site).
///
/// `SiteRoute(address) == route` exactly when `route.address == address`.
package enum SiteRoute: Hashable, Sendable {
    /// The first page.
    case home
    /// What a search finds.
    case search
    /// All packages, in pages that are counted from 1.
    case packages(page: Int)
    /// All keywords.
    case keywords
    /// The packages with a keyword.
    case keyword(String)
    /// The packages of an author.
    case author(String)
    /// All advisories.
    case advisories
    /// One advisory.
    case advisory(String)
    /// A page about a package, in its newest version.
    case package(PackageName)
    /// All versions of a package.
    case versions(PackageName)
    /// A page about a version of a package.
    case version(PackageName, Version, VersionPart)
    /// What changed between two versions.
    case difference(PackageName, from: Version, to: Version)

    /// What a page tells of a version.
    package enum VersionPart: Hashable, Sendable {
        /// The README.
        case overview
        /// What its modules offer.
        case documentation
        /// What it needs, and what needs it.
        case dependencies
        /// Its files.
        case files
        /// One file.
        case source(ModulePath)
    }
}

// MARK: - Address

extension SiteRoute {
    /// Where the page is.
    package var address: SiteAddress { SiteAddress(segments, isFolder: true) }

    private var segments: [String] {
        switch self {
        case .home: []
        case .search: ["search"]
        case .packages(let page): page == 1 ? ["packages"] : ["packages", "page", String(page)]
        case .keywords: ["keywords"]
        case .keyword(let word): ["keywords", word]
        case .author(let name): ["authors", name]
        case .advisories: ["advisories"]
        case .advisory(let id): ["advisories", id]
        case .package(let name): Self.segments(of: name)
        case .versions(let name): Self.segments(of: name) + ["versions"]
        case .version(let name, let version, let part):
            Self.segments(of: name) + [version.description] + part.segments
        case .difference(let name, let old, let new):
            Self.segments(of: name) + [new.description, "diff", old.description]
        }
    }

    private static func segments(of name: PackageName) -> [String] {
        ["packages", "@" + name.scope, name.name]
    }

    /// The page at an address; `nil` when there can be none.
    package init?(_ address: SiteAddress) {
        guard let route = Self.route(address.segments), address.isFolder,
            route.address == address
        else { return nil }
        self = route
    }

    private static func route(_ segments: [String]) -> SiteRoute? {
        guard let first = segments.first else { return .home }
        switch (first, segments.count) {
        case ("search", 1): return .search
        case ("packages", 1): return .packages(page: 1)
        case ("packages", 3) where segments[1] == "page":
            return Int(segments[2]).flatMap { $0 > 1 ? .packages(page: $0) : nil }
        case ("packages", 3...): return packageRoute(segments.dropFirst())
        case ("keywords", 1): return .keywords
        case ("keywords", 2): return .keyword(segments[1])
        case ("authors", 2): return .author(segments[1])
        case ("advisories", 1): return .advisories
        case ("advisories", 2): return .advisory(segments[1])
        default: return nil
        }
    }

    private static func packageRoute(_ segments: ArraySlice<String>) -> SiteRoute? {
        let rest = Array(segments.dropFirst(2))
        guard let name = try? PackageName(parsing: segments.prefix(2).joined(separator: "/")) else {
            return nil
        }
        guard let first = rest.first else { return .package(name) }
        if rest == ["versions"] { return .versions(name) }
        guard let version = try? Version(parsing: first) else { return nil }
        if rest.count == 3, rest[1] == "diff" {
            let old = try? Version(parsing: rest[2])
            return old.map { .difference(name, from: $0, to: version) }
        }
        return VersionPart(segments: rest.dropFirst()).map { .version(name, version, $0) }
    }
}

extension SiteRoute.VersionPart {
    fileprivate var segments: [String] {
        switch self {
        case .overview: []
        case .documentation: ["docs"]
        case .dependencies: ["dependencies"]
        case .files: ["files"]
        case .source(let path): ["source"] + path.components.map(String.init)
        }
    }

    fileprivate init?(segments: ArraySlice<String>) {
        switch (segments.first, segments.count) {
        case (nil, _): self = .overview
        case ("docs", 1): self = .documentation
        case ("dependencies", 1): self = .dependencies
        case ("files", 1): self = .files
        case ("source", 2...):
            let path = ModulePath(parsing: segments.dropFirst().joined(separator: "/"))
            guard let path else { return nil }
            self = .source(path)
        default: return nil
        }
    }
}
