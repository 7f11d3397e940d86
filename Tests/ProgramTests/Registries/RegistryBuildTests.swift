// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// `tenon registry build` and `tenon registry check`, as people run them.
@Suite struct RegistryBuildTests {
    /// Writes a package that nothing is wrong with below `in/`.
    static func write(
        _ tenon: TenonProgram,
        _ name: String,
        _ version: String = "1.0.0",
        more: String = ""
    ) throws {
        let folder = "in/\(name)/\(version)"
        try tenon.write(
            """
            [package]
            name = "@alice/\(name)"
            version = "\(version)"
            description = "One of many"
            license = "MIT"
            language = "javascript"
            entry = "main.js"
            \(more)
            """,
            to: "\(folder)/tenon.toml"
        )
        try tenon.write(
            "/** A name. */\nexport const name = \"\(name)\"\n",
            to: "\(folder)/main.js"
        )
        try tenon.write("# \(name)\n", to: "\(folder)/README.md")
    }

    /// What `--json` says of findings: code and subject.
    static func findings(_ outcome: ChildProgram.Outcome) throws -> [String] {
        struct Report: Decodable {
            struct Finding: Decodable { let subject, code, severity: String }
            let packages, versions: Int
            let findings: [Finding]
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
        return report.findings.map { "\($0.severity) \($0.code) \($0.subject)" }
    }

    @Test func `a good folder becomes a registry with its site`() async throws {
        let tenon = try TenonProgram()
        try Self.write(tenon, "one")
        try Self.write(tenon, "one", "1.1.0")
        try Self.write(tenon, "two")
        try tenon.write("secret\n", to: "in/two/1.0.0/notes/draft.txt")
        try tenon.write("notes/\n", to: "in/two/1.0.0/.tenonignore")
        let outcome = try await tenon("registry", "build", "in", "out", "--check")
        outcome.expectSuccess()
        #expect(
            outcome.errors.contains("built 3 versions of 2 packages; 0 errors, 0 warnings"),
            outcome.summary
        )
        #expect(tenon.exists("out/index.html"))
        #expect(tenon.exists("out/packages/@alice/one/1.1.0/index.html"))
        #expect(tenon.exists("out/@alice/two/1.0.0/main.js"))
        #expect(!tenon.exists("out/@alice/two/1.0.0/notes/draft.txt"))
        try tenon.write(
            "[dependencies]\n\"@alice/one\" = \"^1\"\n[registries]\ndefault = \"../out\"\n",
            to: "use/tenon.toml"
        )
        try tenon.write(
            "import { name } from \"@alice/one\"\nconsole.log(name)\n",
            to: "use/main.js"
        )
        let folder = tenon.project + "/use"
        try await tenon("install", in: folder).expectSuccess()
        try await tenon("run", "--approve", "main.js", in: folder).expectSuccess(output: "one\n")
    }

    @Test func `without a site, and as JSON`() async throws {
        let tenon = try TenonProgram()
        try Self.write(tenon, "one")
        let outcome = try await tenon("registry", "build", "in", "out", "--no-site", "--json")
        outcome.expectSuccess()
        #expect(try Self.findings(outcome) == [])
        #expect(!tenon.exists("out/index.html") && tenon.exists("out/index/names.json"))
    }

    @Test func `each bad entry is told of, and stops no other`() async throws {
        let tenon = try TenonProgram()
        try Self.write(tenon, "good")
        try Self.write(tenon, "free")
        let manifest = try tenon.read("in/free/1.0.0/tenon.toml")
        try tenon.write(
            manifest.replacing("license = \"MIT\"\n", with: ""),
            to: "in/free/1.0.0/tenon.toml"
        )
        try Self.write(tenon, "leak")
        try tenon.write("TOKEN=1\n", to: "in/leak/1.0.0/.env")
        try Self.write(tenon, "lost")
        try tenon.write("import \"./gone.js\"\n", to: "in/lost/1.0.0/main.js")
        try tenon.write("[package", to: "in/torn/tenon.toml")
        let outcome = try await tenon("registry", "build", "in", "out", "--json")
        #expect(outcome.status == .exited(1), outcome.summary)
        let findings = try Self.findings(outcome)
        let refused = Set(findings.compactMap { $0.split(separator: " ").last.map(String.init) })
        #expect(
            refused == ["free/1.0.0", "leak/1.0.0", "lost/1.0.0", "torn"],
            "\(findings)"
        )
        #expect(findings.contains("error toml-malformed torn"), "\(findings)")
        #expect(tenon.exists("out/index/@alice/good.json"))
        for name in ["free", "leak", "lost"] {
            #expect(!tenon.exists("out/index/@alice/\(name).json"))
        }
        let again = try await tenon("registry", "build", "in", "out")
        #expect(again.status == .exited(1), again.summary)
        #expect(again.errors.contains("in `lost/1.0.0`"), again.summary)
    }

    @Test func `a damaged registry is told of, file by file, and mended by building again`()
        async throws
    {
        let tenon = try TenonProgram()
        try Self.write(tenon, "one")
        try Self.write(tenon, "two")
        try await tenon("registry", "build", "in", "out").expectSuccess()
        try await tenon("registry", "check", "out").expectSuccess()
        try tenon.write("{}", to: "out/pages/@alice/one/1.0.0.json")
        try tenon.write("let a", to: "out/@alice/two/1.0.0/main.js")
        try tenon.write("torn", to: "out/archives/\(String(repeating: "0", count: 64)).tar.gz")
        let outcome = try await tenon("registry", "check", "out", "--json")
        #expect(outcome.status == .exited(1), outcome.summary)
        let findings = try Self.findings(outcome)
        #expect(findings.contains { $0.contains("pages/@alice/one/1.0.0.json") }, "\(findings)")
        #expect(findings.contains { $0.contains("@alice/two/1.0.0/main.js") }, "\(findings)")
        #expect(findings.contains { $0.hasPrefix("warning") && $0.contains("archives/0") })
        // What tells of all packages can't be compared without that page.
        #expect(findings.contains("error registry-malformed search.json"), "\(findings)")
        #expect(findings.count == 4, "\(findings)")
        try await tenon("registry", "build", "in", "out").expectSuccess()
        try await tenon("registry", "check", "out").expectSuccess()
        try await tenon("registry", "check", "in").expectError("registry-file-wrong")
    }

    // MARK: Pull requests

    @Test func `what a pull request adds is built and can be used`() async throws {
        let scene = try PublishScene(try TenonProgram())
        let tenon = scene.tenon
        try await tenon("publish", "--pull-request", "../pr").expectSuccess()
        try tenon.write(scene.manifest("1.1.0"), to: "tenon.toml")
        try await tenon("publish", "--pull-request", "../pr").expectSuccess()
        let built = try await tenon("registry", "build", "../pr", "../out", "--check")
        built.expectSuccess()
        #expect(built.errors.contains("built 2 versions of 1 packages; 0 errors"), built.summary)
        try tenon.write(
            "[dependencies]\n\"@alice/words\" = \"=1.0.0\"\n[registries]\ndefault = \"../../out\"\n",
            to: "use/tenon.toml"
        )
        try tenon.write(
            "import { count } from \"@alice/words\"\nconsole.log(count(\"a b c\"))\n",
            to: "use/main.js"
        )
        let folder = tenon.project + "/use"
        try await tenon("install", in: folder).expectSuccess()
        try await tenon("run", "--approve", "main.js", in: folder).expectSuccess(output: "3\n")
    }

    @Test func `an archive that is not what its pull request says is left out`() async throws {
        let scene = try PublishScene(try TenonProgram())
        let tenon = scene.tenon
        try await tenon("publish", "--pull-request", "pr").expectSuccess()
        try tenon.write(scene.manifest("1.1.0"), to: "tenon.toml")
        try await tenon("publish", "--pull-request", "pr").expectSuccess()
        let first = "pr/modules/alice/words/1.0.0.json"
        let second = "pr/modules/alice/words/1.1.0.json"
        let text = try tenon.read(first)
        // The same archive under the number of another version.
        try tenon.write(text.replacing("\"1.0.0\"", with: "\"1.1.0\""), to: second)
        try tenon.write("{", to: first)
        let outcome = try await tenon("registry", "build", "pr", "out", "--json")
        #expect(outcome.status == .exited(1), outcome.summary)
        let findings = try Self.findings(outcome)
        #expect(
            findings.contains("error registry-entry-malformed modules/alice/words/1.1.0.json"),
            "\(findings)"
        )
        #expect(findings.contains { $0.hasSuffix("modules/alice/words/1.0.0.json") })
        #expect(findings.contains { $0.hasPrefix("warning registry-entry-odd archives/") })
        #expect(!tenon.exists("out/index/@alice/words.json"))
    }
}
