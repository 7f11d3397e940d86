// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import RegistryIndex
import Testing

/// Every import of a package leads to something that its users have.
@Suite struct ImportCheckTests {
    /// The package with one more source, and a dependency and a test dependency in its manifest.
    private func package(_ code: String, at path: String = "more.js") -> CheckedPackage {
        var package = CheckedPackage()
        package.manifest += """
            [dependencies]
            "@bob/text" = "^1"

            [dev-dependencies]
            "@carol/check" = "^2"

            [imports]
            "short" = "@dave/long"

            """
        package.files["lib/util.js"] = Array("import \"@bob/text\"\n".utf8)
        package.files[path] = Array("// first\n\(code)\n".utf8)
        return package
    }

    @Test(arguments: [
        "import { a } from \"./lib/util.js\"", "import { a } from \"@bob/text\"",
        "import { a } from \"@bob/text/sub\"", "import { a } from \"https://example.com/a.js\"",
        "import { a } from \"node:path\"", "import { a } from \"@alice/words\"",
        "export * from \"./main.js\"",
    ])
    func `imports that users can follow pass`(code: String) throws {
        #expect(try package(code).findings() == [])
    }

    static let refused: [(String, String)] = [
        ("import { a } from \"@eve/other\"", "package-import-undeclared"),
        ("import { a } from \"@carol/check\"", "package-import-undeclared"),
        ("import { a } from \"lodash\"", "package-import-undeclared"),
        ("import { a } from \"short\"", "package-import-undeclared"),
        ("import { a } from \"@bob/text@^1\"", "package-version-in-import"),
        ("import { a } from \"../outside.js\"", "package-import-outside"),
        ("import { a } from \"/etc/passwd\"", "package-import-outside"),
        ("import { a } from \"./lib/../../x.js\"", "package-import-outside"),
        ("import { a } from \"./lib/none.js\"", "package-import-missing"),
        ("import { a } from \"./lib/util\"", "package-import-missing"),
        ("export { a } from \"./none.js\"", "package-import-missing"),
        (
            "import { a } from \"gist:alice/8bb1c645c1cf0dd515bd8f834fb82fcf\"",
            "package-import-refused"
        ),
        ("import { a } from \"http://localhost:1/a.js\"", "package-import-refused"),
        ("import { a } from \"npm:lodash\"", "specifier-refused"),
    ]

    @Test(arguments: refused)
    func `imports that lead nowhere for users are refused`(code: String, name: String) throws {
        #expect(try package(code).findings() == ["error \(name) more.js:2"])
    }

    @Test func `the command that mends it is named`() throws {
        let finding = try #require(try package("import \"@eve/other\"").all().first)
        #expect(finding.hints == ["run `tenon add @eve/other`"])
        let short = try #require(try package("import \"short\"").all().first)
        #expect(short.hints.first?.contains("write `@dave/long` in the import") == true)
        let cut = try #require(try package("import \"./lib/util\"").all().first)
        #expect(cut.hints == ["the import has to name the file in full: `lib/util.js`"])
    }

    @Test func `tests use what only tests need`() throws {
        #expect(try package("import \"@carol/check\"", at: "tests/a.js").findings() == [])
        #expect(try package("import \"@carol/check\"", at: "more_test.js").findings() == [])
        #expect(
            try package("import \"../none.js\"", at: "tests/a.js").findings()
                == ["warning package-import-missing tests/a.js:2"]
        )
    }

    @Test func `a guarded import and a type only warn`() throws {
        #expect(
            try package("await import(\"@eve/other\")").findings()
                == ["warning package-import-undeclared more.js:2"]
        )
        #expect(
            try package("import type { T } from \"@eve/other\"", at: "more.ts").findings()
                == ["warning package-import-undeclared more.ts:2"]
        )
    }

    @Test func `a dependency that nothing imports is told`() throws {
        var package = package("export const a = 1")
        package.files["lib/util.js"] = []
        #expect(try package.findings() == ["warning package-dependency-unused"])
        package.files["lib/util.js"] = Array("await import(name)\n".utf8)
        #expect(try package.findings() == [], "what is computed may be anything")
    }

    @Test func `imports are recorded by package and place`() throws {
        let uses = try package("import \"@bob/text\"").inspect().uses
        let places = try #require(uses[try PackageName(parsing: "@bob/text")])
        #expect(places.map { "\($0.path):\($0.line)" } == ["lib/util.js:1", "more.js:2"])
    }
}
