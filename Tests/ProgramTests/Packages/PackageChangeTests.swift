// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// Commands that change what a project depends on say what became of the lock.
@Suite struct PackageChangeTests {
    private static let optional = TestPackage(
        "@erin/opt@1.0.0",
        needs: ["@bob/text": "{ version = \"^1\", optional = true }"],
        more: "[features]\nfast = [\"@bob/text\"]\n"
    )

    @Test func `a feature that is switched on is told, with what it needs`() async throws {
        let scene = try PackageScene()
        try scene.registry.publish([Self.optional])
        try await scene.tenon("add", "@erin/opt", "@bob/text").expectSuccess()
        let outcome = try await scene.tenon("add", "--features", "fast", "@erin/opt")
        let line = "~ @erin/opt 1.0.0 (now with @bob/text, fast)\n"
        #expect(outcome.expectSuccess().errors == line, outcome.summary)
        try await scene.tenon("remove", "@erin/opt").expectSuccess()
        let plain = try await scene.tenon("add", "@erin/opt")
        #expect(plain.expectSuccess().errors == "+ @erin/opt 1.0.0\n", plain.summary)
    }

    @Test func `a package that moves to those for tests is told`() async throws {
        let scene = try PackageScene()
        try await scene.tenon("add", "@bob/text@^1").expectSuccess()
        for (flags, note) in [(["--dev"], "now"), ([], "no longer")] {
            let outcome = try await scene.tenon.run(["add"] + flags + ["@bob/text@^1"])
            let line = "~ @bob/text 1.0.0 (\(note) for tests alone)\n"
            #expect(outcome.expectSuccess().errors == line, outcome.summary)
        }
        let same = try await scene.tenon("add", "@bob/text@1")
        let text = "`tenon.toml` names it now; no package has changed\n"
        #expect(same.expectSuccess().errors == text, same.summary)
    }

    @Test func `a URL that is removed leaves the lock with what it alone imports`() async throws {
        let server = try LoopbackServer()
        let scene = try PackageScene(server: server)
        let tenon = scene.tenon
        let part = try tenon.serve("export const part = 1\n", at: "part.js")
        let shared = try tenon.serve("export const shared = 1\n", at: "shared.js")
        let url = try tenon.serve("import './part.js'\nimport './shared.js'\n", at: "csv.js")
        let other = try tenon.serve("import './shared.js'\n", at: "other.js")
        try await tenon("add", url).expectSuccess()
        try await tenon("add", other).expectSuccess()
        let outcome = try await tenon("remove", "csv")
        #expect(outcome.expectSuccess().errors == "- \(url)\n- \(part)\n", outcome.summary)
        #expect(try Set(tenon.lock().modules.keys) == [other, shared])
    }

    @Test(arguments: [
        ("main.js", "import 'URL'\n"), ("lib/deep.ts", "const it = await import('URL')\n"),
        ("broken.js", "import 'URL'\nconst a = `\n"), ("bare.js", "import 'short'\n"),
    ])
    func `a URL that a file imports stays locked`(file: String, text: String) async throws {
        let server = try LoopbackServer()
        let scene = try PackageScene(server: server)
        let tenon = scene.tenon
        let url = try tenon.serve("export const a = 1\n", at: "csv.js")
        try await tenon("add", url).expectSuccess()
        if file == "bare.js" {
            try tenon.write(
                tenon.read("tenon.toml") + "\n[imports]\nshort = \"\(url)\"\n",
                to: "tenon.toml"
            )
        }
        try tenon.write(text.replacing("URL", with: url), to: file)
        try await tenon("remove", "csv").expectSuccess()
        #expect(try Set(tenon.lock().modules.keys) == [url])
    }

    @Test func `a registry that moved is followed where the content is the same`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        try await tenon("add", "@bob/text").expectSuccess()
        let moved = scene.registry.root.string + "-moved"
        try FileManager.default.copyItem(atPath: scene.registry.root.string, toPath: moved)
        defer { try? FileManager.default.removeItem(atPath: moved) }
        let lock = try tenon.read("tenon.lock")
        let place = scene.registry.root.string
        try tenon.write(
            tenon.read("tenon.toml").replacing("\"\(place)\"", with: "\"\(moved)\""),
            to: "tenon.toml"
        )
        for command in [["install", "--locked"], ["check"]] {
            try await tenon.run(command)
                .expectError("lock-registry-mismatch", mentions: [place, moved, "tenon install"])
        }
        #expect(try tenon.read("tenon.lock") == lock)
        let outcome = try await tenon("install").expectSuccess()
        #expect(outcome.errors.contains("~ @bob/text 1.0.0 (now from \(moved)"), outcome.summary)
        try await tenon("install", "--frozen").expectSuccess()
        try await tenon("check").expectSuccess()
        let fresh = ["TENON_HOME": tenon.folder.path("fresh")]
        try await tenon("install", "--locked", environment: fresh).expectSuccess()
    }

    @Test func `a registry with other content under the version is not followed`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        try await tenon("add", "@bob/text").expectSuccess()
        let lock = try tenon.read("tenon.lock")
        let other = try TestRegistry([TestPackage("@bob/text@1.0.0")])
        try tenon.write(
            tenon.read("tenon.toml")
                .replacing(scene.registry.root.string, with: other.root.string),
            to: "tenon.toml"
        )
        try await tenon("install").expectError("integrity-mismatch", mentions: ["@bob/text@1.0.0"])
        #expect(try tenon.read("tenon.lock") == lock)
    }

    @Test func `a feature that there is not can be left out as the hint says`() async throws {
        let scene = try PackageScene()
        try scene.registry.publish([Self.optional])
        try await scene.tenon("add", "@erin/opt").expectSuccess()
        for (asked, command) in [
            ("fats", "tenon add @erin/opt"), ("fast,fats", "tenon add --features fast @erin/opt"),
        ] {
            let outcome = try await scene.tenon("add", "--features", asked, "@erin/opt")
            let hint = "hint: do without `fats`: `\(command)`\n"
            #expect(outcome.expectError("no-solution").errors.hasSuffix(hint), outcome.summary)
            let words = command.split(separator: " ").dropFirst().map(String.init)
            try await scene.tenon.run(words).expectSuccess()
        }
    }
}
