// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleSearch
internal import Testing

/// What is found, and in which order.
@Suite struct SearchIndexTests {
    /// Packages in no order; each shows one reason to be found by `json`, `parse` or `http`.
    private static let shelf = [
        SearchRecord.sample("@z/unrelated") { $0.text = "it mentions json once" },
        .sample("@a/json-stream") { $0.downloads = 10 },
        .sample("@b/json", "values"),
        .sample("@c/fast-json") { $0.downloads = 900_000 },
        .sample("@d/values") { $0.keywords = ["json"] },
        .sample("@e/converter") { $0.exports = ["parseJSON"] },
        .sample("@f/reader", "reads json and yaml") { $0.downloads = 1_000_000 },
        .sample("@g/http-server", "answers requests") { $0.keywords = ["web"] },
        .sample("@h/web", "serves http") {
            $0.keywords = ["server"]
            $0.language = "lyra"
        },
        .sample("@i/react-router") { $0.downloads = 5_000 },
        .sample("@j/pretty", "schön, für Größen, naïve café"),
        .sample("@k/dates", "日本語の日付") { $0.authors = ["Kaito Mori"] },
        .sample("@l/json-old") {
            $0.downloads = 900_000
            $0.isDeprecated = true
        },
        .sample("@m/javascript-tools") { $0.authors = ["Alice Example"] },
    ].compactMap(\.self)

    @Test(arguments: [
        // The name, names that begin with it, words of names, keywords, exports, summaries, texts.
        (
            "json",
            [
                "@b/json", "@a/json-stream", "@l/json-old", "@c/fast-json", "@d/values",
                "@e/converter",
                "@f/reader", "@z/unrelated",
            ]
        ),
        ("@b/json", ["@b/json"]),
        ("JSON stream", ["@a/json-stream"]),
        ("stream json", ["@a/json-stream"]),
        ("jsonstream", ["@a/json-stream"]),
        ("json-stream", ["@a/json-stream"]),
        ("js", ["@b/json", "@a/json-stream", "@l/json-old"]),
        ("http server", ["@g/http-server", "@h/web"]),
        ("server web", ["@g/http-server", "@h/web"]),
        ("parsejson", ["@e/converter"]),
        ("parse", ["@e/converter"]),
    ])
    func `the best come first`(query: String, names: [String]) async throws {
        let found = try await Self.names(query)
        #expect(Array(found.prefix(names.count)) == names)
    }

    @Test(arguments: [
        ("recat", "@i/react-router"), ("raect", "@i/react-router"), ("reactt", "@i/react-router"),
        ("rwact", "@i/react-router"), ("javasript", "@m/javascript-tools"),
        ("javscirpt", "@m/javascript-tools"), ("javascirp", "@m/javascript-tools"),
        ("htpp server", "@g/http-server"),
    ])
    func `slips of the keyboard are forgiven`(query: String, name: String) async throws {
        let index = try await Self.index(Self.shelf)
        let results = try await index.search(SearchQuery(query))
        #expect(results.hits.first?.record.name.description == name)
        #expect(!results.corrections.isEmpty)
    }

    @Test(arguments: ["zzzzzz", "json zzzzzz", "jx", "author:nobody", "@nobody/json", "?!"])
    func `what nobody has is not found`(query: String) async throws {
        let index = try await Self.index(Self.shelf)
        let results = try await index.search(SearchQuery(query))
        #expect(results.total == 0)
        #expect(results.hits.isEmpty)
    }

    @Test(arguments: [
        ("SCHON", "@j/pretty"), ("größen", "@j/pretty"), ("grossen", "@j/pretty"),
        ("cafe\u{301}", "@j/pretty"), ("naive", "@j/pretty"), ("日本", "@k/dates"),
        ("付", "@k/dates"), ("本語", "@k/dates"), ("ｊａｖａｓｃｒｉｐｔ", "@m/javascript-tools"),
    ])
    func `letters of all alphabets are words`(query: String, name: String) async throws {
        #expect(try await Self.names(query).first == name)
    }

    @Test(arguments: [
        ("author:alice", ["@m/javascript-tools"]),
        ("author:\"Alice Example\"", ["@m/javascript-tools"]),
        ("keyword:json", ["@d/values"]),
        ("KEYWORD:web http", ["@g/http-server"]),
        ("language:lyra", ["@h/web"]),
        ("language:lyra json", []),
        ("web language:lyra", ["@h/web"]),
    ])
    func `filters can be typed`(query: String, names: [String]) async throws {
        #expect(try await Self.names(query) == names)
    }

    @Test func `filters can be given`() async throws {
        let index = try await Self.index(Self.shelf)
        let query = SearchQuery("json", keyword: "json", language: "javascript")
        let hits = try await index.search(query).hits
        #expect(hits.map(\.record.name.description) == ["@d/values"])
    }

    @Test func `nothing asked for is everything by popularity`() async throws {
        let index = try await Self.index(Self.shelf)
        let results = try await index.search(SearchQuery("  ", limit: 2))
        #expect(results.total == Self.shelf.count)
        #expect(results.hits.map(\.record.name.description) == ["@f/reader", "@c/fast-json"])
    }

    @Test func `pages of results join without gaps`() async throws {
        let index = try await Self.index(Self.shelf)
        let all = try await index.search(SearchQuery("json")).hits.map(\.record.name)
        var joined: [PackageName] = []
        for offset in stride(from: 0, to: all.count, by: 3) {
            var query = SearchQuery("json", limit: 3)
            query.offset = offset
            joined += try await index.search(query).hits.map(\.record.name)
        }
        #expect(joined == all)
    }

    // MARK: Helpers

    private static func index(_ records: [SearchRecord]) async throws -> SampleIndex {
        let index = try SampleIndex()
        try await index.replaceAll(records)
        return index
    }

    private static func names(_ query: String) async throws -> [String] {
        try await index(shelf).search(SearchQuery(query)).hits.map(\.record.name.description)
    }
}
