// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleSources

/// Files that pages link to, beside other pages.
enum SiteFiles {
    /// How browsers search here.
    static let openSearch = SiteAddress(["opensearch.xml"], isFolder: false)

    /// All pages, for search engines.
    static let sitemap = SiteAddress(["sitemap.xml"], isFolder: false)

    /// What search engines may read.
    static let robots = SiteAddress(["robots.txt"], isFolder: false)

    /// What a server of files shows when there is no such page.
    static let notFound = SiteAddress(["404.html"], isFolder: false)

    /// The names of all packages.
    static let names = file(RegistryLayout.names)

    /// The description of the server's interface.
    static let interface = file("api/v1/openapi.json")

    /// The archive of a release.
    static func archive(_ digest: ContentDigest) -> SiteAddress {
        file(RegistryLayout.archive(digest))
    }

    /// A file of a version, as it was published, for images.
    static func published(_ name: PackageName, _ version: Version, _ path: ModulePath)
        -> SiteAddress
    {
        file("\(name)/\(version)/\(path)")
    }

    private static func file(_ path: String) -> SiteAddress {
        SiteAddress(path.split(separator: "/").map(String.init), isFolder: false)
    }
}
