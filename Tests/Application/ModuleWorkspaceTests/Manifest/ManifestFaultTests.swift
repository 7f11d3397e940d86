// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleWorkspace
import Testing

/// What is wrong with a manifest has a code, a line and a column.
@Suite struct ManifestFaultTests {
    private func failure(_ text: String) -> Diagnostic? {
        let error = #expect(throws: (any Error).self, "\(text)") {
            try ManifestReader.read(
                SourceText(name: "tenon.toml", text: text),
                folder: "/home/app"
            )
        }
        return (error as? any DiagnosticError)?.diagnostic
    }

    /// A line, what it is wrong in, the code, and the column; the line stands below its header.
    static let faults: [(section: String, line: String, code: String, column: Int)] = [
        ("package", "name = 1", "manifest-malformed", 8),
        ("package", "name = \"../x\"", "name-malformed", 8),
        ("package", "name = \"@A/x\"", "package-name-malformed", 8),
        ("package", "version = \"1.2\"", "version-malformed", 11),
        ("package", "entry = \"../x.js\"", "manifest-malformed", 9),
        ("package", "authors = \"me\"", "manifest-malformed", 11),
        ("package", "authors = [\"me\", 1]", "manifest-malformed", 18),
        ("package", "keywords = true", "manifest-malformed", 12),
        ("package", "license = [\"MIT\"]", "manifest-malformed", 11),
        ("package", "language = 1", "manifest-malformed", 12),
        ("engines", "tenon = \"^^\"", "requirement-malformed", 9),
        ("engines", "tenon = \"latest\"", "manifest-malformed", 9),
        ("engines", "tenon = 1", "manifest-malformed", 9),
        ("engines", "\"a b\" = \"1\"", "manifest-malformed", 1),
        ("dependencies", "x = \"^^\"", "requirement-malformed", 5),
        ("dependencies", "x = 1", "manifest-malformed", 1),
        ("dependencies", "\"a/b\" = \"1\"", "name-malformed", 1),
        ("dependencies", "\"@a/b/c\" = \"1\"", "package-name-malformed", 1),
        ("dependencies", "x = { version = \"^^\" }", "requirement-malformed", 17),
        ("dependencies", "x = { version = 1 }", "manifest-malformed", 17),
        ("dependencies", "x = { features = \"a\" }", "manifest-malformed", 18),
        ("dependencies", "x = { features = [\"a\", 1] }", "manifest-malformed", 24),
        ("dependencies", "x = { optional = 1 }", "manifest-malformed", 18),
        ("dependencies", "x = { default-features = \"no\" }", "manifest-malformed", 26),
        ("dependencies", "x = { path = \"\" }", "manifest-malformed", 14),
        ("dependencies", "x = { url = \"http://example.com/x\" }", "insecure-url", 13),
        ("dependencies", "x = { git = \"example.com\" }", "url-malformed", 13),
        ("dependencies", "x = { path = \"a\", url = \"b\" }", "manifest-malformed", 19),
        ("dependencies", "x = { tag = \"v1\" }", "manifest-malformed", 7),
        ("dependencies", "x = { path = \"a\", rev = \"b\" }", "manifest-malformed", 19),
        (
            "dependencies", "x = { git = \"https://h/a\", rev = \"-x\" }",
            "manifest-malformed", 34
        ),
        (
            "dependencies", "x = { git = \"https://h/a\", tag = \"a\", rev = \"b\" }",
            "manifest-malformed", 39
        ),
        ("dependencies", "x = { registry = \"none\" }", "manifest-malformed", 18),
        ("dev-dependencies", "x = { optional = true }", "manifest-malformed", 7),
        ("dev-dependencies", "x = \"^^\"", "requirement-malformed", 5),
        ("features", "a = \"b\"", "manifest-malformed", 5),
        ("features", "a = [\"b\"]", "manifest-malformed", 6),
        ("features", "a = [\"b/c\"]", "manifest-malformed", 6),
        ("features", "\"a/b\" = []", "manifest-malformed", 1),
        ("exports", "a = 1", "manifest-malformed", 5),
        ("exports", "a = \"\"", "manifest-malformed", 1),
        ("exports", "a = \"../x.js\"", "manifest-malformed", 5),
        ("exports", "\".\" = \"a::b\"", "manifest-malformed", 7),
        ("imports", "slug = 7", "manifest-malformed", 8),
        ("imports", "slug = \"http://example.com/a\"", "insecure-url", 8),
        ("imports", "slug = \"a b\"", "specifier-malformed", 8),
        ("imports", "\"./slug\" = \"a\"", "manifest-malformed", 1),
        ("imports", "slug = { name = \"x\" }", "manifest-malformed", 1),
        ("imports", "slug = { from = \"../x\" }", "name-malformed", 17),
        ("permissions", "read = \"x\"", "manifest-malformed", 8),
        ("permissions", "read = [\"a\", 7]", "manifest-malformed", 14),
        ("permissions", "network = [\"*\"]", "permission-malformed", 12),
        ("permissions", "filesystem = { read = 1 }", "manifest-malformed", 23),
        ("foreign-modules", "python = { path = \"x\" }", "manifest-malformed", 1),
        ("foreign-modules", "python = { path = 1 }", "manifest-malformed", 19),
        ("foreign-modules", "python = 1", "manifest-malformed", 10),
        ("sources", "db = 1", "manifest-malformed", 6),
        ("sources", "db = { url = 1 }", "manifest-malformed", 14),
        ("sources", "db = { password = \"s3cret\" }", "manifest-malformed", 8),
        ("registries", "main = { token = \"s3cret\" }", "manifest-malformed", 10),
        ("registries", "main = { token = 1 }", "manifest-malformed", 10),
        ("registries", "main = { secret = \"s3cret\" }", "manifest-malformed", 10),
        ("registries", "main = { scopes = [\"@a\"] }", "manifest-malformed", 1),
        ("registries", "main = \"http://example.com\"", "insecure-url", 8),
        ("registries", "main = 1", "manifest-malformed", 8),
        ("registries", "main = { url = \"/r\", cooldown = \"soon\" }", "manifest-malformed", 22),
        ("registries", "main = { url = \"/r\", cooldown = \"-1d\" }", "manifest-malformed", 22),
        ("registries", "main = { url = \"/r\", cooldown = 7 }", "manifest-malformed", 33),
        ("registries", "\"@A\" = \"/r\"", "package-name-malformed", 1),
        ("registries", "\"a b\" = \"/r\"", "manifest-malformed", 1),
        (
            "registries", "x = { url = \"/r\", scopes = [\"@a\", \"@a\"] }",
            "manifest-malformed", 35
        ),
    ]

    @Test(arguments: faults)
    func `a fault has a code and a place`(
        section: String,
        line: String,
        code: String,
        column: Int
    ) {
        let diagnostic = failure("# é\n[\(section)]\n\(line)\n")
        #expect(diagnostic?.code == code)
        #expect(diagnostic?.spans.first?.line == 3)
        #expect(diagnostic?.spans.first?.column == column)
        #expect(diagnostic?.spans.first?.file == "tenon.toml")
    }

    @Test(arguments: [
        ("package = 1", "manifest-malformed", 1, 11), ("[package\n", "toml-malformed", 1, 9),
        ("[package]\nname = \"a\"\nname = \"b\"\n", "toml-malformed", 3, 8),
        ("[imports]\r\na = 7\r\n", "manifest-malformed", 2, 5),
        ("dependencies.x = \"^^\"", "requirement-malformed", 1, 18),
        (
            "[package]\nentry = \"a.js\"\n[exports]\n\".\" = \"./b.js\"",
            "manifest-malformed", 4, 7
        ),
        (
            "[registries]\n\"@a\" = \"/r\"\nb = { url = \"/q\", scopes = [\"@a\"] }",
            "manifest-malformed", 3, 29
        ),
    ])
    func `a fault of the whole has a code and a place`(
        text: String,
        code: String,
        line: Int,
        column: Int
    ) {
        let diagnostic = failure(text)
        #expect(diagnostic?.code == code)
        #expect(diagnostic?.spans.first?.line == line)
        #expect(diagnostic?.spans.first?.column == column)
    }

    @Test(arguments: ["\n", "\r\n"])
    func `the marks of a merge are named as such`(lineBreak: String) {
        let lines = [
            "[dependencies]", "a = \"1\"", "<<<<<<< HEAD", "b = \"1\"", "=======", "b = \"2\"",
            ">>>>>>> topic", "",
        ]
        let diagnostic = failure(lines.joined(separator: lineBreak))
        #expect(diagnostic?.code == "manifest-merge-conflict")
        #expect(diagnostic?.spans.first?.line == 3)
        #expect(diagnostic?.spans.first?.column == 1)
        #expect(diagnostic?.hints.isEmpty == false)
    }

    @Test func `such lines inside of a text are no marks`() throws {
        let text = "[package]\ndescription = \"\"\"\n<<<<<<< HEAD\n\"\"\"\n"
        let source = SourceText(name: "tenon.toml", text: text)
        let (manifest, _) = try ManifestReader.read(source, folder: "/")
        #expect(manifest.package.summary == "<<<<<<< HEAD\n")
    }

    @Test(arguments: ["read", "write", "network", "environment", "run", "saved"])
    func `an empty target of a permission says what to write`(key: String) {
        let diagnostic = failure("[permissions]\n\(key) = [\"\"]")
        #expect(diagnostic?.code == "manifest-malformed")
        #expect(diagnostic?.spans.first?.line == 2)
        #expect(diagnostic?.hints.count == 2)
        #expect(diagnostic?.hints.last?.contains("`\(key) = true`") == true)
    }

    @Test(arguments: [
        ("network", "*", "network = true"),
        ("network", "https://a.example/", "network = [\"api.example.com\"]"),
        ("run", "ls", "run = [\"/usr/bin/ls\"]"), ("saved", "all", "saved = [\"read\"]"),
    ])
    func `what the hint for a permission says works in a manifest`(
        key: String,
        target: String,
        line: String
    ) throws {
        let diagnostic = failure("[permissions]\n\(key) = [\"\(target)\"]")
        #expect(diagnostic?.code == "permission-malformed")
        #expect(
            diagnostic?.hints.first?.contains("`\(line)`") == true,
            "\(diagnostic?.hints ?? [])"
        )
        let mended = SourceText(name: "tenon.toml", text: "[permissions]\n\(line)")
        _ = try ManifestReader.read(mended, folder: "/home/app")
    }

    @Test(arguments: ["[sources]\ndb", "[registries]\ndb"])
    func `a secret is not repeated`(start: String) {
        for key in ["password", "token"] {
            let diagnostic = failure("\(start) = { \(key) = \"s3cret\" }")
            #expect(diagnostic.map { "\($0)".contains("s3cret") } == false)
        }
    }

}
