// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import RegistrySite
import RegistrySupport
import Testing

@Suite struct SiteRendererTests {
    static let sample = Result { try SampleRegistry(more: [HostilePackage.package]) }

    static func page(_ path: String, query: String = "") async throws -> SitePage {
        let library = FolderLibrary(root: try sample.get().root)
        let renderer = SiteRenderer(
            library: library,
            configuration: SiteConfiguration(address: "https://p.example.com", hasServer: true)
        )
        let request = SiteRequest(
            segments: path.split(separator: "/").map(String.init),
            isFolder: path.isEmpty || path.hasSuffix("/"),
            query: query.isEmpty ? [] : [(name: "q", value: query)]
        )
        return await renderer.page(for: request)
    }

    static func text(_ path: String, query: String = "") async throws -> String {
        String(decoding: try await page(path, query: query).bytes, as: UTF8.self)
    }

    static let contents: [(String, [String])] = [
        ("", ["Popular", "New", "@ada/", "14</dd>"]),
        ("packages/", ["All packages", "text-wrap"]),
        ("keywords/csv/", ["2 packages with this keyword", "table"]),
        ("authors/ada okafor/", ["Ada Okafor", "stats"]),
        ("advisories/", ["TSA-2026-0007", "high severity"]),
        ("advisories/TSA-2026-0007/", ["before 1.2.0", "CVE-2026-31337", "Who is affected"]),
        (
            "packages/@ada/csv/",
            [
                "tenon add @ada/csv", "jsr:@ada/csv@1.2.0", "--registry=https://p.example.com/npm/",
                "new since 1.0.0", "MIT", "h1:", "sha256:", "mira", "Downloads per week:",
            ]
        ),
        ("packages/@ada/csv/1.1.0/", ["withdrawn", "It sent the names", "telemetry.example.com"]),
        ("packages/@ada/csv/versions/", ["newest", "withdrawn", "known fault", "since 1.1.0"]),
        (
            "packages/@ada/csv/1.2.0/docs/",
            [
                "ParseOptions", "id=\"parse\"", "Parameters of parse", "deprecated", "#L",
                "id=\"./stream/rows\"",
            ]
        ),
        (
            "packages/@ada/csv/1.2.0/dependencies/",
            ["No other package", "@ada/table", "@ada/stats"]
        ),
        ("packages/@ada/csv/1.2.0/files/", ["lib/parse.ts", "CHANGELOG.md"]),
        ("packages/@ada/csv/1.2.0/source/lib/parse.ts/", ["id=\"L10\"", "class=\"w\""]),
        (
            "packages/@ada/csv/1.2.0/diff/1.1.0/",
            [
                "From 1.1.0 to 1.2.0", "gone since 1.1.0", "LICENSE", "class=\"add\"",
            ]
        ),
        ("packages/@kai/left-pad/", ["deprecated", "padStart"]),
        ("robots.txt", ["Sitemap: https://p.example.com/sitemap.xml"]),
        ("sitemap.xml", ["<loc>https://p.example.com/packages/@ada/csv/</loc>"]),
        ("opensearch.xml", ["https://p.example.com/search/?q={searchTerms}"]),
    ]

    @Test(arguments: contents)
    func `a page tells what there is to know`(path: String, words: [String]) async throws {
        let page = try await Self.page(path)
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(page.status == 200)
        for word in words where !text.contains(word) {
            Issue.record("\(path) lacks \(word)")
        }
    }

    @Test func `a search finds packages without a script`() async throws {
        #expect(try await Self.text("search/", query: "text").contains("@mira/"))
        #expect(try await Self.text("search/", query: "zzz").contains("Nothing found"))
        let hostile = try await Self.text("search/", query: "\"><script>")
        #expect(!hostile.contains("<script>"))
    }

    @Test(arguments: [
        "nothing/", "packages/@ada/none/", "packages/@ada/csv/9.0.0/", "keywords/zzz/",
        "packages/@ada/csv/1.2.0/source/none.ts/", "packages/@ada/csv/1.2.0/diff/1.2.0/",
        "packages/@ada/csv/1.2.0/diff/7.0.0/", "advisories/none/", "packages/page/2/",
        "authors/nobody/", "site/none.css",
    ])
    func `there is a page for what is not there`(path: String) async throws {
        let page = try await Self.page(path)
        #expect(page.status == 404)
        #expect(page.failure == nil)
    }

    @Test func `an address without its slash leads to the page`() async throws {
        let page = try await Self.page("packages/@ada/csv")
        #expect(page.status == 301)
        #expect(page.headers.contains { $0.name == "Location" && $0.value == "csv/" })
    }

    @Test func `a page is small and says what it may load`() async throws {
        let page = try await Self.page("packages/@kai/slug/")
        #expect(page.bytes.count < 50_000)
        let policy = page.headers.first { $0.name == "Content-Security-Policy" }?.value ?? ""
        #expect(policy.contains("script-src 'self'"))
        #expect(!policy.contains("unsafe"))
        #expect(page.headers.contains { $0.name == "ETag" })
    }

    @Test(arguments: ["", "1.0.0/docs/", "1.0.0/files/", "versions/", "1.0.0/source/main.js/"])
    func `nothing that an author writes is markup`(part: String) async throws {
        let text = try await Self.text("packages/\(HostilePackage.name)/\(part)").lowercased()
        for markup in [
            "<script>", "<img src=x", "<iframe", "<style>", "<form action=\"https",
            "href=\"javascript", "src=\"javascript", "href=\"data:", "\"onmouseover", "\"onclick",
            "src=\"https://tracker", "\u{1B}", "\u{202E}", "etc/passwd\"",
        ] {
            #expect(!text.contains(markup), "\(part): \(markup)")
        }
        #expect(text.contains("evil"))
    }

    @Test func `a registry that can't be read makes no page, and names no folder`() async throws {
        let renderer = SiteRenderer(
            library: FolderLibrary(root: try FilePath("/nothing/here")),
            configuration: SiteConfiguration(hasServer: true)
        )
        let page = await renderer.page(for: SiteRequest(segments: [], isFolder: true))
        #expect(page.status == 503)
        #expect(page.failure != nil)
        #expect(!String(decoding: page.bytes, as: UTF8.self).contains("/nothing"))
    }
}
