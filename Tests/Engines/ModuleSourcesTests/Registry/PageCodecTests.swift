// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleSources
import Testing

@Suite struct PageCodecTests {
    static func page() throws -> PackagePage {
        var metadata = PackageMetadata()
        metadata.summary = "Words & <b>more</b>"
        metadata.authors = ["Jane Doe <jane@example.com>"]
        metadata.license = "MIT"
        metadata.keywords = ["words", "text"]
        metadata.language = "javascript"
        metadata.entry = ModulePath(parsing: "main.js")
        let name = try PackageName(parsing: "@alice/utils")
        var page = PackagePage(name: name, version: Version(1, 2, 0), metadata: metadata)
        page.readme = "# Words\n\u{1B}[2J"
        var greet = DocumentedExport("greet", .function, signature: "function greet(a)", line: 3)
        greet.parameters = [DocumentedParameter("a", type: "string", isRest: true, text: "who")]
        greet.result = "string"
        greet.examples = ["greet()"]
        greet.deprecated = ""
        var shape = DocumentedExport("Shape", .class, signature: "class Shape", line: 9)
        shape.members = [DocumentedExport("area", .method, signature: "area()", line: 10)]
        page.modules = [
            ".": ModuleDocumentation(text: "All.", exports: [greet, shape]),
            "./twice": ModuleDocumentation(),
        ]
        page.files = [
            PageFile(
                path: try #require(ModulePath(parsing: "main.js")),
                size: 4,
                digest: .ofFile(Array("main".utf8))
            )
        ]
        return page
    }

    static func source(_ text: String) -> SourceText {
        SourceText(name: "file.json", bytes: Array(text.utf8))
    }

    @Test func `a page survives, and has one text`() throws {
        let page = try Self.page()
        let bytes = RegistryCodec.encode(page)
        let source = SourceText(name: "page.json", bytes: bytes)
        let read = try RegistryCodec.page(of: page.name, page.version, from: source)
        #expect(read == page)
        #expect(RegistryCodec.encode(read) == bytes)
        #expect(throws: RegistryFormatError.self) {
            try RegistryCodec.page(of: page.name, Version(1, 2, 1), from: source)
        }
    }

    static let search = """
        {"tenonSearch":1,"packages":[
        {"authors":["Jane Doe"],"deprecated":false,"downloads":7,"exports":["greet"],"keywords":["words"],\
        "language":"javascript","name":"@alice/utils","published":"2026-01-01T00:00:00Z","stars":2,\
        "summary":"Words","text":"more words","version":"1.2.0"}
        ]}

        """

    @Test func `search records survive, a line each`() throws {
        let records = try RegistryCodec.searchRecords(from: Self.source(Self.search))
        #expect(records.map(\.name.description) == ["@alice/utils"])
        #expect(records.map(\.downloads) == [7])
        #expect(
            String(decoding: RegistryCodec.encode(search: records), as: UTF8.self) == Self.search
        )
        #expect(RegistryCodec.encode(search: []).isEmpty == false)
    }

    @Test func `statistics survive, and add up`() throws {
        let day = try Day(parsing: "2026-02-28")
        let statistics = PackageStatistics(
            downloads: [day: [Version(1, 0, 0): 3, Version(1, 1, 0): 4]],
            stars: 5
        )
        let bytes = RegistryCodec.encode(statistics)
        let source = SourceText(name: "statistics.json", bytes: bytes)
        #expect(try RegistryCodec.statistics(from: source) == statistics)
        #expect(statistics.total == 7)
        let many = PackageStatistics(downloads: [
            day: [Version(1, 0, 0): .max, Version(2, 0, 0): 1]
        ])
        #expect(many.total == .max)
    }

    @Test(arguments: ["", "2026-2-28", "2026-02-30", "2026-02-28T00:00:00Z", "2026-02-28 "])
    func `a day has one spelling`(text: String) {
        #expect(throws: Day.Malformed.self) { try Day(parsing: text) }
    }

    @Test func `an instant lies in a day`() throws {
        let instant = try Timestamp(parsing: "2026-11-21T23:59:59.999Z")
        #expect(Day(instant)?.description == "2026-11-21")
        #expect(Day(Timestamp(milliseconds: .max)) == nil)
    }

    @Test(arguments: [
        #"{"tenonSearch":2,"packages":[]}"#, #"{"tenonSearch":1,"packages":{}}"#,
        #"{"tenonSearch":1,"packages":[{"name":"utils"}]}"#, #"{"packages":[]}"#,
    ])
    func `search records of another shape are refused`(text: String) {
        #expect(throws: RegistryFormatError.self) {
            try RegistryCodec.searchRecords(from: Self.source(text))
        }
    }

    @Test(arguments: [
        #"{"tenonStatistics":1,"downloads":{"yesterday":{}}}"#,
        #"{"tenonStatistics":1,"downloads":{"2026-01-01":{"1":1}}}"#,
        #"{"tenonStatistics":1,"downloads":{"2026-01-01":{"1.0.0":-1}}}"#,
        #"{"tenonStatistics":1,"stars":-1}"#, #"{"stars":1}"#,
    ])
    func `statistics of another shape are refused`(text: String) {
        #expect(throws: RegistryFormatError.self) {
            try RegistryCodec.statistics(from: Self.source(text))
        }
    }
}
