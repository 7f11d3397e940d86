// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// What `init` and `new` make runs at once, and nothing that is there is touched.
@Suite struct StartingTests {
    @Test(arguments: ["javascript", "typescript"])
    func `a new program greets, and its test holds`(language: String) async throws {
        let tenon = try TenonProgram()
        let suffix = language == "javascript" ? "js" : "ts"
        try await tenon("init", "--language", language).expectSuccess(output: "")
        try await tenon("run", "src/main.\(suffix)").expectSuccess(output: "Hello, world!\n")
        try await tenon("run", "src/main.\(suffix)", "Ada").expectSuccess(output: "Hello, Ada!\n")
        try await tenon("run", "tests/greeting.test.\(suffix)")
            .expectSuccess(output: "ok: a greeting names whom it greets\n")
        // A test that can't fail would be none.
        try tenon.write("export const greet = () => ''\n", to: "src/greeting.\(suffix)")
        let broken = try await tenon("run", "tests/greeting.test.\(suffix)")
        #expect(!broken.isSuccess, broken.summary)
    }

    @Test func `a new program in ML greets, and its test holds`() async throws {
        let tenon = try TenonProgram()
        try await tenon("init", "--language", "ml").expectSuccess(output: "")
        try await tenon("run", "main.ml").expectSuccess(output: "Hello, world!\n")
        try await tenon("run", "main.ml", "Ada").expectSuccess(output: "Hello, Ada!\n")
        try await tenon("test").expectSuccess(output: "ok: a greeting names whom it greets\n")
        try await tenon("check").expectSuccess()
        // A test that can't fail would be none, and it says where.
        try tenon.write("function greet(name) {\n    return 1 / 0;\n}\n", to: "greeting.ml")
        let broken = try await tenon("test")
        broken.expectError("program-error", mentions: ["greeting.ml:2:", "FAILED"])
        try tenon.write("x = ;\n", to: "tests/other_test.ml")
        let other = try await tenon("test", "tests/other_test.ml")
        other.expectError(
            "syntax-error",
            mentions: ["tests/other_test.ml:1:5", "1 of 1 test failed"]
        )
        try await tenon("new", "words", "--template=lib", "--language=ml").expectSuccess()
        try await tenon("run", "words/tests/greeting_test.ml")
            .expectSuccess(output: "ok: a greeting names whom it greets\n")
    }

    @Test(arguments: ["javascript", "typescript"])
    func `a new library has exports, and its test holds`(language: String) async throws {
        let tenon = try TenonProgram()
        let suffix = language == "javascript" ? "js" : "ts"
        try await tenon("new", "@alice/words", "--template=lib", "--language=\(language)")
            .expectSuccess()
        let manifest = try tenon.read("words/tenon.toml")
        #expect(manifest.contains("name = \"@alice/words\"\n"))
        #expect(manifest.contains("[exports]\n\".\" = \"./src/greeting.\(suffix)\"\n"))
        try await tenon("run", "words/tests/greeting.test.\(suffix)")
            .expectSuccess(output: "ok: a greeting names whom it greets\n")
    }

    @Test func `every command of the README works`() async throws {
        let tenon = try TenonProgram()
        try await tenon("init").expectSuccess()
        let commands = try tenon.read("README.md").split(separator: "\n")
            .filter { $0.hasPrefix("tenon ") }
        #expect(commands.count == 2)
        for command in commands {
            let words = command.split(separator: " ").dropFirst().map(String.init)
            try await tenon.run(words).expectSuccess()
        }
    }

    @Test func `what is there stays as it is`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("# mine\n", to: "README.md")
        let outcome = try await tenon("init", "--json").expectSuccess()
        #expect(try tenon.read("README.md") == "# mine\n")
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        let record = try #require(json as? [String: Any])
        #expect(record["kept"] as? [String] == ["README.md"])
        #expect((record["made"] as? [String])?.contains("tenon.toml") == true)
        #expect(record["name"] as? String == "project")
    }

    @Test(arguments: ["tenon.toml", "Lyra.toml"])
    func `a project is not started again`(manifest: String) async throws {
        let tenon = try TenonProgram()
        try tenon.write("# mine\n", to: manifest)
        try await tenon("init").expectError("project-exists", mentions: [manifest])
        #expect(try tenon.folder.list("project") == [manifest])
    }

    @Test(arguments: ["a b", "ä", "-x", "con", "node", ".x", "new\nline", "`", "x\u{1B}[31m"])
    func `a folder whose name can't be a package's asks for one`(name: String) async throws {
        let tenon = try TenonProgram()
        try tenon.folder.makeFolder("project/\(name)")
        let folder = tenon.folder.path("project/\(name)")
        let failed = try await tenon.run(["init"], in: folder)
        failed.expectError("project-name-needed", mentions: ["--name"])
        #expect(try tenon.folder.list("project/\(name)").isEmpty)
        try await tenon.run(["init", "--name", "words"], in: folder).expectSuccess()
        try await tenon.run(["run", "src/main.js"], in: folder)
            .expectSuccess(output: "Hello, world!\n")
    }

    @Test func `a folder whose name is no text is refused`() async throws {
        let tenon = try TenonProgram()
        let outcome = try await tenon.shell(
            "mkdir $'\\xff' && cd $'\\xff' && $TENON init --name words"
        )
        outcome.expectError("file-path-malformed", mentions: ["UTF-8"])
    }

    @Test func `a program uses the manifest under its old name`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("[imports]\nhelp = './lib/help.js'\n", to: "Lyra.toml")
        try tenon.write("export default 7\n", to: "lib/help.js")
        try tenon.write("import help from 'help'\nconsole.log(help)\n", to: "src/main.js")
        try await tenon("run", "src/main.js").expectSuccess(output: "7\n")
        try tenon.write("[imports]\nhelp = 7\n", to: "Lyra.toml")
        try await tenon("run", "src/main.js")
            .expectError("manifest-malformed", mentions: ["Lyra.toml:2:8"])
        try tenon.write("", to: "tenon.toml")
        try await tenon("run", "src/main.js").expectError("manifest-twice")
    }

    @Test(arguments: [
        ["init", "--language", "cobol"], ["init", "--template", "site"],
        ["init", "--name", "../x"], ["new", "../x"], ["new", "/tmp/x"], ["new", "@a"],
        ["new", "taken"], ["new"],
    ])
    func `what can't be started writes nothing`(arguments: [String]) async throws {
        let tenon = try TenonProgram()
        try tenon.write("", to: "taken")
        let outcome = try await tenon.run(arguments)
        outcome.expectHarmless("\(arguments)")
        #expect(!outcome.isSuccess, outcome.summary)
        #expect(try tenon.folder.list("project") == ["taken"])
    }

    @Test func `a file in the way leaves no half project`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("a file, not a folder", to: "tests")
        let outcome = try await tenon("init")
        outcome.expectHarmless("init")
        #expect(!outcome.isSuccess && outcome.errors.contains("tests"), outcome.summary)
        for name in ["tenon.toml", "README.md", "src/main.js"] { #expect(!tenon.exists(name)) }
    }

    @Test func `what people read`() async throws {
        let tenon = try TenonProgram()
        var transcript = Transcript(tenon)
        try await transcript.note("new", "words")
        try await transcript.note("new", "words")
        try await transcript.note("init", "--template", "lib", "--language", "typescript")
        try await transcript.note("init")
        try await transcript.note("new", "other", "--language", "cobol")
        try await transcript.note("run", "words/src/main.js")
        try transcript.check("starting")
    }
}
