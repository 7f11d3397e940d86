// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import RegistrySite
import Testing

@Suite struct SiteRouteTests {
    static let paths = [
        "", "search/", "packages/", "packages/page/2/", "keywords/", "keywords/csv/",
        "keywords/a%20b/", "authors/Alice%20O%27Neil/", "advisories/", "advisories/TENON-2026-1/",
        "packages/@alice/utils/", "packages/@alice/utils/versions/",
        "packages/@alice/utils/1.2.0/", "packages/@alice/utils/1.2.0-rc.1%2Bb/docs/",
        "packages/@alice/utils/1.2.0/dependencies/", "packages/@alice/utils/1.2.0/files/",
        "packages/@alice/utils/1.2.0/source/lib/a%20b.ts/",
        "packages/@alice/utils/1.2.0/source/index.html/",
        "packages/@alice/utils/1.2.0/diff/1.1.0/",
    ]

    static func address(_ path: String) -> SiteAddress {
        let segments = path.split(separator: "/").map { segment in
            String(segment).replacing("%20", with: " ").replacing("%2B", with: "+")
                .replacing("%27", with: "'")
        }
        return SiteAddress(segments, isFolder: path.isEmpty || path.hasSuffix("/"))
    }

    @Test(arguments: paths)
    func `a page has one address`(path: String) throws {
        let route = try #require(SiteRoute(Self.address(path)))
        #expect(route.address.path == path)
        #expect(SiteRoute(route.address) == route)
    }

    @Test(arguments: [
        "search", "nothing/", "packages/page/1/", "packages/page/02/", "packages/alice/utils/",
        "packages/@Alice/utils/", "packages/@alice/utils/01.0.0/", "packages/@alice/utils/1.0/",
        "packages/@alice/utils/1.0.0/source/", "packages/@alice/utils/1.0.0/more/",
        "packages/@alice/utils/1.0.0/diff/", "keywords/a/b/", "authors/", "packages/@alice/",
    ])
    func `there is no page elsewhere`(path: String) {
        #expect(SiteRoute(Self.address(path)) == nil)
    }

    static let links = [
        ("", "", "./"), ("search/", "", "search/"), ("", "search/", "../"),
        ("search/", "search/", "./"), ("keywords/a/", "keywords/b/", "../a/"),
        ("keywords/", "keywords/b/", "../"), ("keywords/a/", "keywords/", "a/"),
        ("site/a.css", "", "site/a.css"), ("site/a.css", "keywords/b/", "../../site/a.css"),
        ("robots.txt", "site/a.css", "../robots.txt"), ("site/b.js", "site/a.css", "b.js"),
        ("keywords/a:b/", "keywords/", "a%3Ab/"),
    ]

    @Test(arguments: links)
    func `links lead from page to page wherever the site is`(
        target: String,
        origin: String,
        link: String
    ) {
        let target = SiteAddress(
            target.replacing("%3A", with: ":").split(separator: "/").map(String.init),
            isFolder: target.isEmpty || target.hasSuffix("/")
        )
        #expect(Link.page(target, from: Self.address(origin)).text == link)
    }

    @Test func `a page is a folder of a static export`() {
        #expect(SiteRoute.home.address.file == "index.html")
        #expect(SiteRoute.keyword("csv").address.file == "keywords/csv/index.html")
    }
}
