// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The files of a site that are for machines.
struct MachineFiles {
    let context: PageContext

    /// What search engines may read: everything but searches and comparisons.
    var robots: [UInt8] {
        var lines = [
            "User-agent: *", "Disallow: /*/diff/", "Disallow: /search/", "Disallow: /api/",
        ]
        if let base = context.base {
            lines.append("Sitemap: " + Link.absolute(SiteFiles.sitemap, base: base).text)
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// All pages that are not about one version; `nil` when nobody knows the address of the site.
    ///
    /// At most as many as the protocol of sitemaps allows, <https://www.sitemaps.org/protocol.html>.
    func sitemap(_ records: [SearchRecord]) -> [UInt8]? {
        guard let base = context.base else { return nil }
        let pages: [SiteRoute] = [.home, .packages(page: 1), .keywords, .advisories]
        let document = Tag.urlset(.named("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")) {
            for page in pages {
                Tag.url { Tag.loc { Link.absolute(page.address, base: base).text } }
            }
            for record in records.prefix(50_000 - pages.count) {
                Tag.url {
                    Tag.loc {
                        Link.absolute(SiteRoute.package(record.name).address, base: base).text
                    }
                    Tag.lastmod { String(record.published.description.prefix { $0 != "T" }) }
                }
            }
        }
        return Self.xml(document)
    }

    /// How browsers search here; `nil` when nobody knows the address of the site.
    var openSearch: [UInt8]? {
        guard let base = context.base else { return nil }
        let search = Link.absolute(SiteRoute.search.address, base: base).text
        let space = "http://a9.com/-/spec/opensearch/1.1/"
        let document = Tag.openSearch(.named("xmlns", space)) {
            Tag.shortName { String(context.name.prefix(16)) }
            Tag.longDescription { "Packages of \(context.name)" }
            Tag.inputEncoding { "UTF-8" }
            Tag.searchAddress(
                .named("type", "text/html"),
                .named("template", search + "?q={searchTerms}")
            ) {}
        }
        return Self.xml(document)
    }

    private static func xml(_ document: HTML) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + document.bytes
    }
}
