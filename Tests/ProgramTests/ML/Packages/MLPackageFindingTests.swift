// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// What is said of imports in ML that lead nowhere, before a package is published and after.
@Suite struct MLPackageFindingTests {
    static let imports: [(line: String, mentions: [String])] = [
        ("import bob.text as text;", ["`bob.text`", "words.ml:2", "tenon add @bob/text"]),
        ("import lib.gone;", ["`lib.gone`", "`lib/gone.ml` has to be in the package"]),
        ("import os;", ["`os`", "a module of the interpreter is for programs alone"]),
        ("import my_friend.my_words as w;", ["tenon add @my-friend/my-words"]),
    ]

    @Test(arguments: imports.indices)
    func `an import that users could not follow is refused`(index: Int) async throws {
        let (line, mentions) = Self.imports[index]
        let author = MLPackages(tenon: try TenonProgram())
        let registry = try TestRegistry()
        let source = MLPackages.words.split(separator: "\n", maxSplits: 1)
        try author.writeWords(source: "\(source[0])\n\(line)\n\(source[1])")
        try await author.publish("words", to: registry.root.string)
            .expectError("publish-refused", mentions: ["[package-import-undeclared]"] + mentions)
        let words = author.tenon.project + "/words"
        try await author.tenon("check", in: words)
            .expectError("module-not-found", mentions: ["words.ml:2:8"])
        try await author.tenon("build", in: words)
            .expectError("verification-failed", mentions: ["words.ml:2:8"])
    }

    @Test func `a test may use what only tests need`() async throws {
        let tenon = try TenonProgram()
        let author = MLPackages(tenon: tenon)
        let registry = try TestRegistry()
        try author.writeWords()
        try await author.publish("words", to: registry.root.string).expectSuccess()
        try author.writeLetters()
        let manifest = try tenon.read("my-letters/tenon.toml")
            .replacing("[dependencies]", with: "[dev-dependencies]")
        try tenon.write(
            manifest + "\n[registries]\ndefault = \"\(registry.root.string)\"\n",
            to: "my-letters/tenon.toml"
        )
        try tenon.write(
            "// L.\n\n// W.\nfunction write() { return 1; }\n",
            to: "my-letters/my-letters.ml"
        )
        try tenon.write(
            "import alice.words as words;\nprint(words.greet(\"you\"));\n",
            to: "my-letters/tests/words_test.ml"
        )
        let folder = tenon.project + "/my-letters"
        let tested = try await tenon("test", "--approve", in: folder)
        tested.expectSuccess()
        #expect(tested.output.contains("Hello, you!"), tested.summary)
        try await author.publish("my-letters", to: registry.root.string).expectSuccess()
        try tenon.write(
            "// L.\nimport alice.words as w;\nprint(w);\n",
            to: "my-letters/my-letters.ml"
        )
        try await author.publish("my-letters", to: registry.root.string)
            .expectError("publish-refused", mentions: ["only `[dev-dependencies]` names"])
    }

    @Test func `folders and short names are imported by name`() async throws {
        let tenon = try TenonProgram()
        try MLPackages(tenon: tenon).writeWords()
        try tenon.write(
            "[package]\nname = \"app\"\nlanguage = \"ml\"\n\n[imports]\nquiet = \"./lib/quiet.ml\"\n",
            to: "tenon.toml"
        )
        try tenon.write("function hush(text) { return text.lower(); }\n", to: "lib/quiet.ml")
        try tenon.write(
            "import alice.words as w;\nimport quiet;\nprint(quiet.hush(w.greet(\"Bo\")));\n",
            to: "main.ml"
        )
        try await tenon("run", "main.ml").expectError("module-not-found", mentions: ["main.ml:1:8"])
        try await tenon("add", "./words").expectSuccess()
        try await tenon("run", "main.ml").expectSuccess(output: "hello, bo!\n")
        try tenon.write("import alice.words.lib.tones as t;\nprint(t);\n", to: "inner.ml")
        try await tenon("run", "inner.ml")
            .expectError("package-export-missing", mentions: ["inner.ml:1:8", "`loud`"])
    }

    static let slips: [(text: String, hint: String)] = [
        ("import alice.word as w;", "did you mean `alice.words`?"),
        ("import '@alice/words';", "write `import alice.words as words;`"),
        ("import { greet } from alice.words;", "write `import alice.words as words;`"),
        ("import @alice/words;", "a package is named with dots"),
    ]

    @Test(arguments: slips)
    func `a slip in an import gets a hint that helps`(text: String, hint: String) async throws {
        let tenon = try TenonProgram()
        try MLPackages(tenon: tenon).writeWords()
        try tenon.write("[package]\nname = \"app\"\nlanguage = \"ml\"\n", to: "tenon.toml")
        try await tenon("add", "./words").expectSuccess()
        try tenon.write(text + "\n", to: "main.ml")
        try await tenon("run", "main.ml")
            .expectError("module-not-found", "syntax-error", mentions: [hint, "main.ml:1:8"])
        try await tenon("add", "alice.words")
            .expectError(
                "dependency-unclear",
                mentions: ["write `@alice/words` for a package"],
                status: 2
            )
    }

    @Test func `a library that was just started has no wrong imports`() async throws {
        let tenon = try TenonProgram()
        let registry = try TestRegistry()
        try await tenon("new", "@alice/shelf", "--template", "lib", "--language", "ml")
            .expectSuccess()
        let manifest = try tenon.read("shelf/tenon.toml")
            .replacing(
                "language =",
                with: "description = \"Shelves\"\nlicense = \"MIT\"\nlanguage ="
            )
        try tenon.write(manifest, to: "shelf/tenon.toml")
        let outcome = try await tenon.run(
            ["publish", "--dry-run", "--registry", registry.root.string],
            in: tenon.project + "/shelf"
        )
        outcome.expectSuccess()
        #expect(!outcome.errors.contains("warning"), outcome.summary)
    }

    @Test func `a package in another language is told of early, and refused with its place`()
        async throws
    {
        let tenon = try TenonProgram()
        let author = MLPackages(tenon: tenon)
        let registry = try TestRegistry([TestPackage("@bob/script@1.0.0")])
        try author.writeWords()
        try await author.publish("words", to: registry.root.string).expectSuccess()
        let places = "[registries]\ndefault = \"\(registry.root.string)\"\n"
        for (language, package, other) in [
            ("ml", "@bob/script", "JavaScript"), ("javascript", "@alice/words", "ML"),
        ] {
            try tenon.write(
                "[package]\nname = \"a\"\nlanguage = \"\(language)\"\n" + places,
                to: "tenon.toml"
            )
            let added = try await tenon("add", package)
            added.expectSuccess()
            let isTold = added.errors.contains(
                "warning[package-other-language]: `\(package)` is in \(other)"
            )
            #expect(isTold, added.summary)
        }
        try await tenon("add", "@bob/script").expectSuccess()
        try tenon.write("import { greet } from \"@alice/words\"\n", to: "main.js")
        try tenon.write("import bob.script as s;\nprint(s);\n", to: "main.ml")
        try await tenon("run", "main.js")
            .expectError(
                "import-other-language",
                mentions: ["main.js:1:23", "a module in ML", "in JavaScript can't"]
            )
        try await tenon("run", "main.ml")
            .expectError(
                "import-other-language",
                mentions: ["main.ml:1:8", "a module in JavaScript"]
            )
        let checked = try await tenon("check")
        checked.expectError("import-other-language", mentions: ["main.js:1:23", "main.ml:1:8"])
    }
}
