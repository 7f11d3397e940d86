// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageJavaScript
import ModuleModel
import Testing

@Suite struct ModuleSpecifierTests {
    static let kinds: [(text: String, source: SourceScheme, description: String)] = [
        ("./a.js", .file, "./a.js"),
        ("../a/b.ts", .file, "../a/b.ts"),
        ("/a.js", .file, "/a.js"),
        ("file:///a/b.js", .file, "/a/b.js"),
        ("https://example.com/a.js", .https, "https://example.com/a.js"),
        ("HTTPS://Example.com/a/../b.js", .https, "https://example.com/b.js"),
        ("http://localhost:8000/a.js", .https, "http://localhost:8000/a.js"),
        ("node:fs", .builtin, "node:fs"),
        ("slugify", .saved, "saved:slugify"),
        ("slugify@3", .saved, "saved:slugify@3"),
        ("slugify/lib/words.js", .saved, "saved:slugify/lib/words.js"),
        ("@alice/utils@^1.2", .registry, "@alice/utils@^1.2"),
    ]

    @Test(arguments: kinds.indices)
    func `a specifier names its kind of source`(index: Int) throws {
        let (text, source, description) = Self.kinds[index]
        let specifier = try JavaScript().specifier(parsing: text)
        #expect(specifier.source == source)
        #expect(specifier.description == description)
        #expect(try TypeScript().specifier(parsing: text) == specifier)
    }

    @Test(arguments: ["npm:lodash@4", "jsr:@std/path", "data:text/javascript,1", "BLOB:https://x"])
    func `schemes of other runtimes are refused with a hint`(text: String) throws {
        let refused = try #require(throws: RefusedSpecifier.self) {
            _ = try JavaScript().specifier(parsing: text)
        }
        #expect(refused.diagnostic.code == "specifier-refused")
        #expect(refused.diagnostic.message.contains(text))
        #expect(!refused.diagnostic.hints.isEmpty)
    }

    @Test(arguments: [
        "", " ./a.js", "#internal", "ftp://x/a.js", "http://example.com/a.js", "//x/a",
    ])
    func `what names no module is refused`(text: String) {
        #expect(throws: (any Error).self) {
            _ = try JavaScript().specifier(parsing: text)
        }
    }
}
