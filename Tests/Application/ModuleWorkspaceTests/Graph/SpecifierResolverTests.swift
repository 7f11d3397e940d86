// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import LanguageJavaScript
import ModuleModel
import ModuleWorkspace
import TestSupport
import Testing

@Suite struct SpecifierResolverTests {
    /// What a specifier leads to, by where it stands: an identity (`~` is the project), or a code.
    static let cases: [(importer: String, specifier: String, expected: String)] = [
        ("local", "./b.js", "~/src/b.js"), ("local", "../c.js", "~/c.js"),
        ("local", "./missing.js", "module-not-found"),
        ("local", "./a%20b%23.js", "~/src/a b#.js"), ("local", "./a b%23.js", "~/src/a b#.js"),
        ("local", "./%2541.js", "~/src/%41.js"), ("local", "./%41.js", "~/src/A.js"),
        ("local", "./100%.js", "~/src/100%.js"), ("local", "odd", "~/src/%41.js"),
        ("local", "./b.js?x", "specifier-malformed"), ("local", "./b.js#y", "specifier-malformed"),
        ("local", "./..%2Fc.js", "specifier-malformed"), ("local", "./%00", "specifier-malformed"),
        ("local", "./%FF.js", "specifier-malformed"), ("local", "./b.js ", "specifier-malformed"),
        ("local", "./x\\b.js", "specifier-malformed"),
        ("local", "file:///a.js?x", "specifier-malformed"),
        ("local", "../../outside.js", "import-outside-project"),
        ("local", "https://example.com/a.js", "https://example.com/a.js"),
        ("local", "http://example.com/a.js", "insecure-url"),
        ("local", "slugify", "saved:slugify"), ("local", "slugify@3", "saved:slugify@3"),
        ("local", "node:fs", "node:fs"), ("local", "npm:x", "specifier-refused"),
        ("local", "@alice/utils", "package-not-declared"), ("local", "short", "~/src/b.js"),
        ("remote", "./b.js", "https://example.com/lib/b.js"),
        ("remote", "../b.js", "https://example.com/b.js"),
        ("remote", "/b.js", "https://example.com/b.js"),
        ("remote", "//cdn.example.com/b.js", "https://cdn.example.com/b.js"),
        ("remote", "https://other.example/b.js", "https://other.example/b.js"),
        ("remote", "http://localhost:8000/b.js", "import-crosses-origin"),
        ("remote", "file:///etc/passwd", "import-crosses-origin"),
        ("remote", "slugify", "import-crosses-origin"),
        ("remote", "short", "import-crosses-origin"), ("remote", "node:fs", "node:fs"),
        ("saved", "./words.js", "saved:tool/lib/words.js"), ("saved", "../index.js", "saved:tool"),
        ("saved", "./%77ords.js", "saved:tool/lib/words.js"),
        ("saved", "./words.js?x", "specifier-malformed"),
        ("saved", "./missing.js", "module-file-missing"),
        ("saved", "../../etc/passwd", "module-file-missing"),
        ("saved", "/etc/passwd", "module-file-missing"), ("saved", "slugify", "saved:slugify"),
        ("saved", "https://example.com/a.js", "https://example.com/a.js"),
    ]

    @Test(arguments: cases)
    func `a specifier means what its place allows`(
        importer: String,
        specifier: String,
        expected: String
    ) throws {
        let scene = try WorkspaceScene()
        for name in [
            "src/a.js", "src/b.js", "c.js", "src/a b#.js", "src/%41.js", "src/A.js", "src/100%.js",
        ] { try scene.write("", to: name) }
        try scene.write("[imports]\nshort = './src/b.js'\nodd = './src/%41.js'\n", to: "tenon.toml")
        try scene.folder.write("", to: "outside.js")
        let importers: [String: Importer] = [
            "local": .local(try scene.path("src/a.js")),
            "remote": .remote(try ModuleURL(parsing: "https://example.com/lib/a.js")),
            "saved": .saved(
                key: ModuleID(source: .saved, "saved:tool"),
                path: "lib/a.js",
                files: ["index.js", "lib/a.js", "lib/words.js"],
                entry: "index.js"
            ),
        ]
        let from = try #require(importers[importer])
        let resolver = try scene.resolver()
        var found = ""
        let failure = scene.failure {
            found = try resolver.resolve(specifier, from: from, by: JavaScript()).description
        }
        let root = try scene.root.string
        #expect(failure?.code ?? found == expected.replacing("~", with: root))
    }

    @Test func `a file outside the project needs the permission to read it`() throws {
        let scene = try WorkspaceScene()
        let outside = try scene.folder.write("", to: "outside.js")
        let readable = PermissionSet([try Permission.read(outside)])
        let id = try scene.resolver(readable: readable)
            .resolve("../outside.js", from: .local(scene.path("a.js")), by: JavaScript())
        #expect(id == ModuleID(source: .file, outside))
    }
}
