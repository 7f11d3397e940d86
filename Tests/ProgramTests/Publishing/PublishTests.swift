// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// Publishing into a folder, and as a pull request.
@Suite struct PublishTests {
    private func scene() throws -> PublishScene { try PublishScene(TenonProgram()) }

    @Test func `a package is published, read back, installed and run`() async throws {
        let scene = try scene()
        let outcome = try await scene.tenon("publish", "--yes")
        outcome.expectSuccess()
        #expect(outcome.errors.contains("and read back: h1:"), outcome.summary)
        let user = try TenonProgram()
        try user.write(
            "[registries]\ndefault = \"\(scene.registry.root.string)\"\n",
            to: "tenon.toml"
        )
        try user.write(
            "import { count } from \"@alice/words\"\nconsole.log(count(\"a b c\"))\n",
            to: "main.js"
        )
        try await user("add", "@alice/words").expectSuccess()
        let run = try await user("run", "--approve", "main.js")
        run.expectSuccess()
        #expect(run.output == "3\n")
    }

    @Test func `equal files give equal archives, wherever and whenever`() async throws {
        let (first, second) = (try scene(), try scene())
        for scene in [first, second] {
            try scene.tenon.write(scene.manifest(at: "../registry"), to: "tenon.toml")
            let root = scene.registry.root.string
            try await scene.tenon("publish", "--yes", "--registry", root).expectSuccess()
        }
        let archives = try [first, second].map {
            try FileManager.default.contentsOfDirectory(
                atPath: $0.registry.root.string + "/archives"
            )
        }
        #expect(archives[0].count == 1 && archives[0] == archives[1])
    }

    @Test func `publishing again does nothing, and never other content`() async throws {
        let scene = try scene()
        try await scene.tenon("publish", "--yes").expectSuccess()
        let index = try scene.registry.read("index/@alice/words.json")
        let again = try await scene.tenon("publish")
        again.expectSuccess()
        #expect(again.errors.contains("already, with the same content"), again.summary)
        try scene.tenon.write("/** New. */\nexport const a = 1\n", to: "main.js")
        let changed = try await scene.tenon("publish", "--yes")
        changed.expectError("publish-refused")
        #expect(changed.errors.contains("[registry-version-exists]"), changed.summary)
        #expect(try scene.registry.read("index/@alice/words.json") == index)
    }

    @Test func `what breaks users needs a number that says so`() async throws {
        let scene = try scene()
        try await scene.tenon("publish", "--yes").expectSuccess()
        try scene.tenon.write("/** Other. */\nexport const other = 1\n", to: "main.js")
        try scene.tenon.write(scene.manifest("1.1.0"), to: "tenon.toml")
        let outcome = try await scene.tenon("publish", "--yes")
        outcome.expectError("publish-refused")
        #expect(outcome.errors.contains("[interface-broken]"), outcome.summary)
        try scene.tenon.write(scene.manifest("2.0.0"), to: "tenon.toml")
        try await scene.tenon("publish", "--yes").expectSuccess()
    }

    @Test func `a dry run shows everything and changes nothing`() async throws {
        let scene = try scene()
        try await scene.tenon("publish", "--yes").expectSuccess()
        try scene.tenon.write(
            scene.manifest("1.1.0", more: "[permissions]\nnetwork = [\"example.com\"]\n"),
            to: "tenon.toml"
        )
        let outcome = try await scene.tenon("publish", "--dry-run")
        outcome.expectSuccess()
        for text in [
            "@alice/words 1.1.0", "a new version, after 1.0.0", "newly", "network:example.com",
            "lib/gap.js", "digest", "h1:", "archive", "sha256:",
        ] {
            #expect(outcome.output.contains(text), "\(text) is not in \(outcome.summary)")
        }
        let json = try await scene.tenon("publish", "--dry-run", "--json")
        json.expectSuccess()
        #expect(json.output.contains("\"added\": [\n      \"network:example.com\""), json.summary)
        let index = String(
            decoding: try scene.registry.read("index/@alice/words.json"),
            as: UTF8.self
        )
        #expect(!index.contains("1.1.0"))
    }

    @Test func `a secret keeps the package at home and is not shown`() async throws {
        let scene = try scene()
        try scene.tenon.write("KEY=\(PublishScene.token)\n", to: ".env")
        try scene.tenon.write("// x\nconst key = \"\(PublishScene.token)\"\n", to: "lib/key.js")
        for arguments in [
            ["publish", "--yes"], ["publish", "--dry-run"], ["publish", "--dry-run", "--json"],
        ] {
            let outcome = try await scene.tenon.run(arguments)
            #expect(outcome.status != .exited(0))
            let all = outcome.output + outcome.errors
            #expect(all.contains("package-secret-found") && all.contains(".env"), outcome.summary)
            #expect(!all.contains(PublishScene.token.suffix(20)), outcome.summary)
        }
        #expect(!FileManager.default.fileExists(atPath: scene.registry.root.string + "/archives"))
        try scene.tenon.write(".env\nlib/key.js\n", to: ".tenonignore")
        try await scene.tenon("publish", "--yes").expectSuccess()
    }

    @Test func `the list follows the rules`() async throws {
        let scene = try scene()
        for name in [
            "node_modules/x/a.js", ".git/HEAD", ".gitignore", "dist/a.tar.gz", "vendor/v.json",
            "tenon.lock",
            ".DS_Store", "notes.tmp", "sub/tenon.toml", "LICENSE", "docs/a.md",
        ] {
            try scene.tenon.write(name == ".gitignore" ? "*.tmp\nLICENSE\n" : "", to: name)
        }
        let usual = try await scene.tenon("publish", "--list", "--json")
        #expect(
            Self.paths(usual.output) == [
                "LICENSE", "README.md", "docs/a.md", "lib/gap.js", "main.js", "tenon.toml",
            ]
        )
        try scene.tenon.write("docs/\n", to: ".tenonignore")
        let own = try await scene.tenon("publish", "--list", "--json")
        #expect(
            Self.paths(own.output) == [
                "LICENSE", "README.md", "lib/gap.js", "main.js", "notes.tmp", "tenon.toml",
            ]
        )
        try scene.tenon.write(
            scene.manifest(more: "include = [\"*.js\", \"dist\"]\nexclude = [\"gap.js\"]\n"),
            to: "tenon.toml"
        )
        let named = try await scene.tenon("publish", "--list", "--json")
        #expect(
            Self.paths(named.output) == [
                "LICENSE", "README.md", "dist/a.tar.gz", "main.js", "tenon.toml",
            ]
        )
    }

    private static func paths(_ json: String) -> [String] {
        json.matches(of: /"path": "([^"]*)"/).map { String($0.1) }
    }

    @Test func `a link is refused unless it is left out`() async throws {
        let scene = try scene()
        try FileManager.default.createSymbolicLink(
            atPath: scene.tenon.project + "/link.js",
            withDestinationPath: "/etc/passwd"
        )
        try await scene.tenon("publish", "--yes").expectError("package-file-refused")
        try scene.tenon.write("link.js\n", to: ".tenonignore")
        try await scene.tenon("publish", "--yes").expectSuccess()
    }

    @Test(
        arguments: [".tenonignore", ".gitignore", "lib/.tenonignore"],
        ["../ignore", "gone", "lib"]
    )
    func `an ignore file that is a link publishes nothing`(name: String, target: String)
        async throws
    {
        let scene = try scene()
        if name.hasPrefix("lib/") { try scene.tenon.write("*.tmp\n", to: ".tenonignore") }
        try scene.tenon.write("secret.txt\n", to: "../ignore")
        try scene.tenon.write("top\n", to: "secret.txt")
        try FileManager.default.createSymbolicLink(
            atPath: scene.tenon.project + "/" + name,
            withDestinationPath: target
        )
        for arguments in [["publish", "--list"], ["publish", "--yes"], ["build"]] {
            let outcome = try await scene.tenon.run(arguments)
            outcome.expectError("package-file-refused", mentions: [name])
            #expect(!outcome.output.contains("secret.txt"), outcome.summary)
        }
    }

    @Test func `a file that folds well is published, and one that is too large is named`()
        async throws
    {
        let scene = try scene()
        let row = String(repeating: "0", count: 79) + "\n"
        try scene.tenon.write(String(repeating: row, count: 30_000), to: "table.csv")
        try await scene.tenon("publish", "--yes").expectSuccess()
        try scene.tenon.write(scene.manifest("1.0.1"), to: "tenon.toml")
        try scene.tenon.write(String(repeating: row, count: 220_000), to: "table.csv")
        for arguments in [["publish", "--yes"], ["publish", "--dry-run"], ["build"]] {
            let outcome = try await scene.tenon.run(arguments)
            #expect(outcome.status == .exited(1), outcome.summary)
            let all = outcome.output + outcome.errors
            #expect(all.contains("[package-too-large]"), outcome.summary)
            #expect(all.contains("`table.csv` has 17600000 bytes"), outcome.summary)
        }
    }

    @Test func `what nobody could install is not published`() async throws {
        let scene = try scene()
        let use = "export * from \"@alice/text\"\nexport * from \"@other/text\"\n"
        try scene.tenon.write(use, to: "main.js")
        let elsewhere = try TestRegistry([TestPackage("@other/text@1.0.0")])
        func manifest(_ text: String, _ other: String, at place: String) -> String {
            scene.manifest(
                more:
                    "[dependencies]\n\"@alice/text\" = \"\(text)\"\n\"@other/text\" = \"\(other)\"\n"
            ) + "other = { url = \"\(place)\", scopes = [\"@other\"] }\n"
        }
        let place = elsewhere.root.string
        func refusal(_ manifest: String, _ words: String) async throws {
            try scene.tenon.write(manifest, to: "tenon.toml")
            for arguments in [["publish", "--yes"], ["publish", "--dry-run"]] {
                let outcome = try await scene.tenon.run(arguments)
                let all = outcome.output + outcome.errors
                #expect(outcome.status == .exited(1), outcome.summary)
                #expect(all.contains("[package-dependency-missing]"), outcome.summary)
                #expect(all.contains(words), outcome.summary)
            }
        }
        try await refusal(manifest("^7", "^1", at: place), "`@alice/text`, which the registry")
        try scene.registry.publish([
            TestPackage("@alice/text@1.0.0"), TestPackage("@alice/text@7.0.0", yanked: "wrong"),
        ])
        try await refusal(manifest("^7", "^1", at: place), "the newest is 1.0.0")
        try await refusal(manifest("^1", "^2", at: place), "it needs `@other/text@^2`")
        #expect(
            !FileManager.default.fileExists(
                atPath: scene.registry.root.string + "/index/@alice/words.json"
            )
        )
        try scene.tenon.write(manifest("^1", "^2", at: "/nowhere"), to: "tenon.toml")
        let unknown = try await scene.tenon("publish", "--dry-run").expectSuccess()
        #expect(
            (unknown.output + unknown.errors).contains("[package-dependency-unchecked]"),
            unknown.summary
        )
        try scene.tenon.write(manifest("^1", "^1", at: place), to: "tenon.toml")
        try await scene.tenon("publish", "--yes").expectSuccess()
    }

    @Test func `without a terminal nothing is published unless a flag says so`() async throws {
        let scene = try scene()
        try await scene.tenon("publish").expectError("confirmation-needed")
        let no = try await scene.tenon.onTerminal("publish", answers: ["n"])
        #expect(no.status == .exited(1) && no.output.contains("confirmation-declined"), no.summary)
        let yes = try await scene.tenon.onTerminal("publish", answers: ["y"])
        #expect(yes.status == .exited(0) && yes.output.contains("published"), yes.summary)
    }

    @Test func `versions are withdrawn and advised against in a folder`() async throws {
        let scene = try scene()
        try await scene.tenon("publish", "--yes").expectSuccess()
        try await scene.tenon("yank", "@alice/words@1.0.0").expectError("confirmation-needed")
        try await scene.tenon("yank", "@alice/words@1.0.0", "--reason", "wrong", "--yes")
            .expectSuccess()
        var index = String(
            decoding: try scene.registry.read("index/@alice/words.json"),
            as: UTF8.self
        )
        #expect(index.contains("\"yanked\": \"wrong\""))
        try await scene.tenon("unyank", "@alice/words@1.0.0").expectSuccess()
        try await scene.tenon("deprecate", "@alice/words", "-m", "use another").expectSuccess()
        index = String(decoding: try scene.registry.read("index/@alice/words.json"), as: UTF8.self)
        #expect(!index.contains("yanked") && index.contains("\"deprecated\": \"use another\""))
        try await scene.tenon("deprecate", "@alice/words", "--undo").expectSuccess()
        try await scene.tenon("yank", "@alice/words@9.0.0", "--yes").expectError(
            "registry-release-missing"
        )
        try await scene.tenon("whoami").expectError("registry-api-missing")
    }

    @Test func `a pull request holds the archive and says what it is`() async throws {
        let scene = try scene()
        let folder = scene.tenon.folder.path("pr")
        let outcome = try await scene.tenon("publish", "--pull-request", folder)
        outcome.expectSuccess()
        let files = outcome.output.split(separator: "\n").map(String.init)
        #expect(files.count == 4 && files.last == "PULL_REQUEST.md", outcome.summary)
        let release = String(
            decoding: try scene.tenon.folder.read("pr/modules/alice/words/1.0.0.json"),
            as: UTF8.self
        )
        #expect(release.contains("\"path\": \"\(files[0])\""))
        let text = String(
            decoding: try scene.tenon.folder.read("pr/PULL_REQUEST.md"),
            as: UTF8.self
        )
        #expect(text.contains("# Publish @alice/words@1.0.0") && text.contains("`lib/gap.js`"))
        try await scene.tenon("publish", "--pull-request", folder).expectSuccess()
        try scene.tenon.write("/** Other. */\nexport const a = 1\n", to: "main.js")
        try await scene.tenon("publish", "--pull-request", folder)
            .expectError("publish-folder-in-the-way")
    }
}
