// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// Packages in ML, from their author to somebody's program.
@Suite struct MLPackageTests {
    /// Both packages in a plain folder.
    private func published() async throws -> (author: MLPackages, registry: TestRegistry) {
        let author = MLPackages(tenon: try TenonProgram())
        let registry = try TestRegistry()
        try author.writeWords()
        try author.writeLetters()
        for name in ["words", "my-letters"] {
            let outcome = try await author.publish(name, to: registry.root.string)
            outcome.expectSuccess()
            #expect(!outcome.errors.contains("warning"), outcome.summary)
        }
        return (author, registry)
    }

    /// Adds both packages, and runs the program: not before it is approved, and afterwards without the registry.
    private func expectUse(of registry: String, gone: () throws -> Void) async throws {
        let user = try TenonProgram()
        try MLPackages.use(from: registry, in: user)
        try await user("run", "main.ml")
            .expectError("module-not-found", mentions: ["tenon add @alice/words", "main.ml:1:8"])
        let added = try await user("add", "@alice/words", "@alice/my-letters")
        added.expectSuccess()
        #expect(added.errors == "+ @alice/my-letters 1.0.0\n+ @alice/words 1.0.0\n", added.summary)
        try await user("check").expectSuccess()
        try await user("run", "main.ml").expectError("approval-needed")
        try await user("approve", "--yes", "main.ml").expectSuccess()
        try await user("run", "main.ml").expectSuccess(output: MLPackages.output)
        try gone()
        try await user("run", "--frozen", "main.ml").expectSuccess(output: MLPackages.output)
        try await user("verify").expectSuccess()
        try await user("build", "main.ml", "--output-mode", "multi-file", "--output-dir", "out")
            .expectSuccess()
        let python = ChildProgram("/usr/bin/python3", currentDirectory: "/")
        try await python.run(["-I", user.project + "/out/main.py"])
            .expectSuccess(output: MLPackages.output)
    }

    @Test func `packages of a plain folder run, offline too`() async throws {
        let (_, registry) = try await published()
        try await expectUse(of: registry.root.string) {
            try FileManager.default.removeItem(atPath: registry.root.string)
        }
    }

    @Test func `packages of a served registry run, offline too`() async throws {
        let registry = try ServedRegistry()
        let author = MLPackages(tenon: try await registry.person("alice"))
        try author.writeWords()
        try author.writeLetters()
        for name in ["words", "my-letters"] {
            try await author.publish(name, to: registry.url).expectSuccess()
        }
        try await expectUse(of: registry.url) { #expect(registry.stop() == .exited(0)) }
    }

    @Test func `bytes that changed in the store are not run`() async throws {
        let (_, registry) = try await published()
        let user = try TenonProgram()
        try MLPackages.use(from: registry.root.string, in: user)
        try await user("add", "@alice/words", "@alice/my-letters").expectSuccess()
        try await user("approve", "--yes", "main.ml").expectSuccess()
        try await user("run", "main.ml").expectSuccess(output: MLPackages.output)
        let line =
            "f=$(grep -rl 'Greets somebody' \"$TENON_HOME/files\"); chmod u+w $f && echo '//' >> $f"
        try await user.shell(line).expectSuccess()
        try await user("run", "--frozen", "main.ml").expectError("integrity-mismatch")
    }

    static let broken: [(source: String, says: String)] = [
        ("// W.\n\n// O.\nfunction other() { return 1; }\n", "`greet` is gone"),
        (
            "// W.\n\n// G.\nfunction greet(name, mark) { return name + mark; }\n",
            "`greet` needs `mark` now"
        ),
        ("// W.\n\n// G.\nfunction greet() { return 1; }\n", "`greet`"),
    ]

    @Test(arguments: broken.indices)
    func `what breaks importers needs another version`(index: Int) async throws {
        let (author, registry) = try await published()
        let (source, says) = Self.broken[index]
        try author.writeWords("1.1.0", source: source)
        try author.tenon.write("// Quiet.\n", to: "words/lib/loud.ml")
        try author.writeWords("1.1.0", source: source)
        try await author.publish("words", to: registry.root.string)
            .expectError("publish-refused", mentions: ["[interface-broken]", says, "2.0.0"])
        try author.writeWords(
            "1.1.0",
            source: MLPackages.words + "// New.\nfunction more() { return 1; }\n"
        )
        try await author.publish("words", to: registry.root.string).expectSuccess()
        try author.writeWords("2.0.0", source: source)
        try author.tenon.write(
            "// Loud.\n\n// Shouts.\nfunction shout(name) { return name; }\n",
            to: "words/lib/loud.ml"
        )
        try await author.publish("words", to: registry.root.string).expectSuccess()
    }

    @Test func `their pages show what is imported, in ML`() async throws {
        let author = MLPackages(tenon: try TenonProgram())
        try author.writeWords()
        let built = author.tenon.folder.path("built")
        try await author.tenon("registry", "build", ".", built).expectSuccess()
        let page = try text(built, "packages/@alice/words/index.html")
        #expect(page.contains("import alice.words as words;"))
        #expect(page.contains("import alice.words.loud as loud;"))
        #expect(page.contains("<dd>ML</dd>") && page.contains("tenon add @alice/words"))
        for foreign in ["npm", "Deno", "jsr:"] { #expect(!page.contains(foreign), "\(foreign)") }
        let docs = try text(built, "packages/@alice/words/1.0.0/docs/index.html")
        #expect(docs.contains("Greets somebody by name.") && docs.contains("Words for people."))
        let source = try text(built, "packages/@alice/words/1.0.0/source/words.ml/index.html")
        #expect(source.contains("<span class=\"w\">function</span>"))
        #expect(source.contains("<span class=\"c\">// Words for people.</span>"))
        #expect(source.contains("id=\"L4\""))
    }

    private func text(_ folder: String, _ path: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }
}
