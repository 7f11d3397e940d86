// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleSearch
internal import TestSupport
internal import Testing

/// An index while it changes, and what people type to break it.
@Suite struct SearchIndexChangesTests {
    @Test func `a changed record is found by its new words alone`() async throws {
        let sample = try SampleIndex()
        let old = try #require(SearchRecord.sample("@a/tool", "reads apples"))
        var new = old
        new.summary = "reads pears"
        new.downloads = 12_345
        try await sample.replaceAll([old])
        try await sample.index.update(new)
        #expect(try await sample.search(SearchQuery("apples")).total == 0)
        #expect(try await sample.search(SearchQuery("pears")).hits.map(\.record) == [new])
        #expect(try await sample.index.count() == 1)
    }

    @Test func `a package that is taken out is not found`() async throws {
        let sample = try SampleIndex()
        let record = try #require(SearchRecord.sample("@a/tool"))
        try await sample.index.update(record)
        try await sample.index.remove(record.name)
        try await sample.index.remove(record.name)
        #expect(try await sample.search(SearchQuery("tool")).total == 0)
        #expect(try await sample.search(SearchQuery("")).total == 0)
        #expect(try await sample.search(SearchQuery("toool")).corrections.isEmpty)
    }

    @Test func `step by step comes to the same as all at once`() async throws {
        var generator = SeededGenerator(seed: 4)
        let words = ["json", "http", "date", "Größe", "日本", "parseCSV", "a", "\u{1F}x", "\""]
        let texts = { words.shuffled(using: &generator).prefix(3).joined(separator: " ") }
        var records: [SearchRecord] = []
        for number in 0..<60 {
            let record = SearchRecord.sample("@p/n\(number % 40)", texts()) {
                $0.keywords = [texts(), texts()]
                $0.exports = [texts()]
                $0.text = texts()
                $0.downloads = number * number
            }
            records.append(try #require(record))
        }
        let (stepwise, whole) = (try SampleIndex(), try SampleIndex())
        for record in records { try await stepwise.index.update(record) }
        try await whole.replaceAll(records)
        for query in words + ["json http", "keyword:json", "author:x", "jsno", "n1", ""] {
            let left = try await stepwise.search(SearchQuery(query, limit: 100))
            let right = try await whole.search(SearchQuery(query, limit: 100))
            #expect(left.total == right.total, "\(query)")
            #expect(Set(left.hits.map(\.record.name)) == Set(right.hits.map(\.record.name)))
        }
        for record in records { try await stepwise.index.remove(record.name) }
        #expect(try await stepwise.search(SearchQuery("json")).total == 0)
        #expect(try await stepwise.search(SearchQuery("keyword:json")).total == 0)
    }

    @Test func `records come back as they were`() async throws {
        let sample = try SampleIndex()
        let record = SearchRecord.sample("@a/b", "\u{0}\u{1B}[31m <b>") {
            $0.keywords = ["", "x\ny"]
            $0.authors = ["Ä"]
            $0.exports = ["default"]
            $0.text = "t"
            $0.downloads = 3
            $0.stars = 2
            $0.isDeprecated = true
        }
        try await sample.replaceAll([try #require(record)])
        #expect(try await sample.search(SearchQuery("")).hits.map(\.record) == [record])
    }

    @Test(arguments: [
        "\"", "\"\"", "a\"b", "*", "a*", "^a", "a:b", "name:a", "a AND b", "NOT", "a OR",
        "NEAR(a b)", "(a",
        "{name} : a", "-a", "+a", "a'; DROP TABLE record; --", "\u{0}", "a\u{0}b", "\u{1F}",
        "§json", "¶",
        "%", "_", "\\", "\u{FEFF}", "\u{202E}a", "🦀", "e\u{301}\u{301}", "ＡＮＤ", "author:",
        "author:\"",
        "keyword:::", "language:\u{0}", String(repeating: "a ", count: 5_000),
        String(repeating: "x", count: 100_000), String(repeating: "(", count: 10_000),
        String(repeating: "\u{301}", count: 3_000),
    ])
    func `any text is a query`(text: String) async throws {
        let sample = try SampleIndex()
        let records = [
            SearchRecord.sample("@a/json", "and or not near"),
            SearchRecord.sample("@b/record", text),
        ]
        try await sample.replaceAll(records.compactMap(\.self))
        let results = try await sample.search(SearchQuery(text))
        #expect(results.hits.count <= results.total)
        #expect(try await sample.index.count() == 2)
    }

    @Test func `who searches meanwhile sees the old or the new`() async throws {
        let sample = try SampleIndex()
        let make = { (letter: String) in
            (0..<200).compactMap { SearchRecord.sample("@\(letter)/n\($0)", "everywhere") }
        }
        let (old, new) = (make("old"), make("new"))
        try await sample.replaceAll(old)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await sample.replaceAll(new) }
            for _ in 0..<20 {
                group.addTask {
                    let hits = try await sample.search(SearchQuery("everywhere", limit: 200)).hits
                    #expect(hits.count == 200)
                    #expect(Set(hits.map(\.record.name.scope)).count == 1)
                }
            }
            try await group.waitForAll()
        }
        #expect(
            try await sample.search(SearchQuery("everywhere")).hits.first?.record.name.scope
                == "new"
        )
    }

    @Test func `a second process sees what the first wrote`() async throws {
        let sample = try SampleIndex()
        let other = SearchIndex(path: sample.index.path)
        try await sample.replaceAll([try #require(.sample("@a/json"))])
        #expect(try await other.search(SearchQuery("jsno")).total == 1)
        #expect(try await other.search(SearchQuery("json")).total == 1)
        try await sample.index.update(try #require(.sample("@b/pretty-printer")))
        #expect(try await other.search(SearchQuery("prety")).total == 1)
    }

    @Test func `a file that is no index says so`() async throws {
        let folder = try TemporaryFolder()
        let path = try FilePath(
            folder.write("not a database, but long enough to look", to: "x.sqlite")
        )
        await #expect(throws: (any Error).self) {
            try await SearchIndex(path: path).search(SearchQuery("a"))
        }
    }
}
