// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// Packages from a registry, from `add` to a run.
@Suite struct PackageTests {
    @Test func `a package that is added is locked, and runs offline`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        let added = try await tenon("add", "@alice/utils")
        added.expectSuccess()
        #expect(added.errors.contains("+ @alice/utils 1.2.0 (needs network: api.example.com)"))
        #expect(added.errors.contains("+ @bob/text 1.0.0"))
        #expect(try tenon.read("tenon.toml").contains("\"@alice/utils\" = \"^1.2.0\""))
        try tenon.write(PackageScene.program, to: "main.js")
        let first = try await tenon("run", "--approve", "main.js")
        first.expectSuccess()
        #expect(first.output == "HELLO! abab\n")
        let again = try await tenon("run", "--frozen", "main.js")
        #expect(again.output == "HELLO! abab\n", "\(again.summary)")
    }

    @Test func `a version that is too new waits, unless it is asked for by number`() async throws {
        let scene = try PackageScene()
        let new = TestPackage("@carol/old@2.1.0", published: "2999-01-01T00:00:00Z")
        _ = try scene.registry.publish([new])
        let folder = scene.registry.root.string
        try scene.tenon.write(
            "[registries]\ndefault = { url = \"\(folder)\", cooldown = \"7d\" }\n",
            to: "tenon.toml"
        )
        let added = try await scene.tenon("add", "@carol/old").expectSuccess()
        #expect(added.errors.contains("+ @carol/old 2.0.0"), "\(added.summary)")
        let refused = try await scene.tenon("add", "@carol/old@>2.0.0")
        #expect(refused.errors.contains("`@carol/old` 2.1.0 is younger than 7 days"))
        #expect(refused.errors.contains("tenon add @carol/old@2.1.0"), "\(refused.summary)")
        let exact = try await scene.tenon("add", "@carol/old@2.1.0").expectSuccess()
        #expect(exact.errors.contains("~ @carol/old 2.0.0 -> 2.1.0"), "\(exact.summary)")
    }

    @Test func `an import that is not declared says how to declare it`() async throws {
        let scene = try PackageScene()
        try scene.tenon.write("import '@bob/text'\n", to: "main.js")
        let outcome = try await scene.tenon("run", "main.js")
        #expect(outcome.errors.contains("tenon add @bob/text"), "\(outcome.summary)")
    }

    @Test func `what does not go together changes nothing`() async throws {
        let scene = try PackageScene()
        try await scene.tenon("add", "@alice/utils").expectSuccess()
        let manifest = try scene.tenon.read("tenon.toml")
        let lock = try scene.tenon.read("tenon.lock")
        let outcome = try await scene.tenon("add", "@dave/stuck")
        #expect(!outcome.isSuccess)
        #expect(try scene.tenon.read("tenon.toml") == manifest)
        #expect(try scene.tenon.read("tenon.lock") == lock)
    }

    @Test func `a package that is removed is gone with what only it needed`() async throws {
        let scene = try PackageScene()
        try await scene.tenon("add", "@alice/utils", "@carol/old@1.0.0").expectSuccess()
        let outcome = try await scene.tenon("remove", "@alice/utils")
        #expect(outcome.errors == "- @alice/utils 1.2.0\n- @bob/text 1.0.0\n", "\(outcome.summary)")
        #expect(try !scene.tenon.read("tenon.lock").contains("@bob/text"))
    }

    @Test func `a copy in the project serves a machine without cache or registry`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        try tenon.write(PackageScene.program, to: "main.js")
        try await tenon("add", "@alice/utils").expectSuccess()
        try await tenon("vendor").expectSuccess()
        let again = try await tenon("vendor").expectSuccess()
        #expect(again.errors.contains(": 0 new, 0 removed"), again.summary)
        let bare = ["TENON_HOME": tenon.folder.path("bare")]
        try await tenon("run", "--frozen", "--approve", "main.js", environment: bare)
            .expectSuccess(output: "HELLO! abab\n")
        let other = ["TENON_HOME": tenon.folder.path("other")]
        try await tenon("install", "--frozen", environment: other).expectSuccess()
        try await tenon("verify", environment: other).expectSuccess()
        try await tenon("remove", "@alice/utils").expectSuccess()
        let less = try await tenon("vendor").expectSuccess()
        #expect(less.errors.contains("holds 0 files"), less.summary)
    }

    @Test func `what is built is the same every time, and what a registry takes`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        try await tenon("build").expectError("package-incomplete")
        let head = "[package]\nname = \"@me/app\"\nversion = \"0.1.0\"\nlanguage = \"javascript\"\n"
        try tenon.write(head, to: "tenon.toml")
        try tenon.write("export default 1\n", to: "index.js")
        let first = try await tenon("build", "--json").expectSuccess()
        let bytes = try tenon.folder.read("project/dist/me-app-0.1.0.tar.gz")
        let second = try await tenon("build", "--json").expectSuccess()
        #expect(first.output == second.output)
        #expect(try tenon.folder.read("project/dist/me-app-0.1.0.tar.gz") == bytes)
        #expect(first.output.contains("\"index.js\",\n    \"tenon.toml\"\n"), first.summary)
        try tenon.write("import './nowhere.js'\n", to: "index.js")
        try await tenon("build").expectError("verification-failed")
    }

    @Test func `folders and URLs are dependencies, each package sees its own`() async throws {
        let server = try LoopbackServer()
        let scene = try PackageScene(server: server)
        let tenon = scene.tenon
        let url = try tenon.serve("export const far = 'far'\n", at: "far.js")
        try tenon.write(
            "[package]\nname = \"helper\"\nentry = \"a.js\"\n[dependencies]\n\"@bob/text\" = \"^1\"\n",
            to: "../helper/tenon.toml"
        )
        try tenon.write(
            "import { upper } from '@bob/text'\nexport const help = () => upper('help')\n",
            to: "../helper/a.js"
        )
        try await tenon("add", "../helper", url).expectSuccess()
        try tenon.write(
            "import { help } from 'helper'\nimport { far } from 'far'\nconsole.log(help(), far)\n",
            to: "main.js"
        )
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "HELP far\n")
        try tenon.write("import '@bob/text'\n", to: "main.js")
        try await tenon("run", "main.js")
            .expectError("package-not-declared", mentions: ["tenon add @bob/text"])
        try await tenon("remove", "helper").expectSuccess()
        #expect(try !tenon.read("tenon.lock").contains("@bob/text"))
    }

    @Test func `what a program loads while it runs needs the approval of its packages too`()
        async throws
    {
        let scene = try PackageScene()
        let tenon = scene.tenon
        try await tenon("add", "@bob/text").expectSuccess()
        try tenon.write("const it = await load('./late.js')\nconsole.log(it)\n", to: "main.js")
        try tenon.write(
            "import { upper } from '@bob/text'\nexport default upper('late')\n",
            to: "late.js"
        )
        let flags = ["run", "--approve", "--allow-saved", "--allow-read=."]
        let early = try await tenon.run(flags + ["main.js"])
        #expect(!early.isSuccess)
        #expect(early.errors.contains("@bob/text@1.0.0"), early.summary)
        try await tenon.run(flags + ["late.js"]).expectSuccess()
        try await tenon.run(flags + ["main.js"]).expectSuccess(output: "LATE\n")
    }

    @Test func `a version that was withdrawn stays while it is locked, with a warning`()
        async throws
    {
        let scene = try PackageScene()
        let tenon = scene.tenon
        try await tenon("add", "@carol/old").expectSuccess()
        try scene.registry.withdraw(TestPackage("@carol/old@2.0.0"), reason: "broken")
        let kept = try await tenon("add", "@bob/text").expectSuccess()
        #expect(kept.errors.contains("`@carol/old@2.0.0` was withdrawn: broken"), kept.summary)
        let news = try await tenon("outdated").expectSuccess()
        #expect(news.output.contains("withdrawn: broken"), news.summary)
        try await tenon("update").expectError("no-solution", mentions: ["^1.0.0"])
    }
}
