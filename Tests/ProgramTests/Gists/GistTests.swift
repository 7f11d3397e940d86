// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Programs that import files of gists.
@Suite struct GistTests {
    private let files = [
        "utils.js": "import { up } from './other.js'\nexport default (text) => up(text) + '!'\n",
        "other.js": "export const up = (text) => text.toUpperCase()\n", "README.md": "# Utils\n",
    ]

    private func makeLocked() async throws -> GistProgram {
        let scene = try GistProgram()
        try scene.put(files)
        try scene.tenon.write(
            "import up from '\(scene.gist)/utils.js'; console.log(up('hi'))",
            to: "main.js"
        )
        try await scene("lock", "--approve", "main.js").expectSuccess()
        return scene
    }

    @Test func `a gist is locked, approved, run, and needs no network again`() async throws {
        let scene = try GistProgram()
        try scene.put(files)
        try scene.tenon.write(
            "import up from '\(scene.gist)/utils.js'; console.log(up('hi'))",
            to: "main.js"
        )
        try await scene("run", "main.js").expectError("approval-needed")
        try await scene("run", "--approve", "main.js").expectSuccess(output: "HI!\n")
        let asked = try scene.requests()
        try await scene("run", "--locked", "--offline", "main.js").expectSuccess(output: "HI!\n")
        try await scene("verify").expectSuccess()
        #expect(try scene.requests() == asked)
        let lock = try scene.tenon.lock()
        let inner = "\(scene.gist)@\(GistProgram.first)/other.js"
        #expect(Set(lock.modules.keys) == ["\(scene.gist)/utils.js", inner])
        #expect(lock.modules["\(scene.gist)/utils.js"]?.dependencies == ["./other.js": inner])
        #expect(lock.text.contains("\"revision\": \"\(GistProgram.first)\""))
    }

    @Test func `a revision that moved changes nothing until it is pinned anew`() async throws {
        let scene = try await makeLocked()
        let text = try scene.tenon.lock().text
        var changed = files
        changed["utils.js"] =
            "import { up } from './other.js'\nexport default (text) => up(text) + '?'\n"
        changed["other.js"] = "export const up = (text) => text + text\n"
        try scene.put(changed, at: GistProgram.second)
        try await scene("run", "main.js").expectSuccess(output: "HI!\n")
        #expect(try scene.tenon.lock().text == text)
        let module = "\(scene.gist)/utils.js"
        try await scene("repin", module).expectError("repin-needed")
        let outcome = try await scene("repin", module, "--approve").expectSuccess()
        #expect(
            (outcome.output + outcome.errors).contains("+export default (text) => up(text) + '?'")
        )
        #expect(
            (outcome.output + outcome.errors).contains("+export const up = (text) => text + text")
        )
        #expect(try scene.tenon.lock().text.contains("@\(GistProgram.second)/other.js"))
        try await scene("run", "--offline", "main.js").expectSuccess(output: "hihi?\n")
        // The module itself stays as it is; what it imports beside it does not.
        changed["other.js"] = "export const up = (text) => text + '3'\n"
        try scene.put(changed, at: String(repeating: "3", count: 40))
        try await scene("repin", module, "--approve").expectSuccess()
        try await scene("run", "--offline", "main.js").expectSuccess(output: "hi3?\n")
    }

    @Test func `changed bytes stop the run and the fetch with both digests`() async throws {
        let scene = try await makeLocked()
        let module = "\(scene.gist)/utils.js"
        let digest = try #require(try scene.tenon.lock().modules[module]?.digest)
        let blob = scene.tenon.blob(digest)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: blob)
        try Data("export default () => 'evil'\n".utf8).write(to: URL(filePath: blob))
        let run = try await scene("run", "main.js")
        run.expectError("integrity-mismatch", mentions: [digest, "sha256:"])
        #expect(run.output.isEmpty)
        try FileManager.default.removeItem(atPath: blob)
        var changed = files
        changed["utils.js"] = "export default () => 'evil'\n"
        try scene.put(changed)
        let install = try await scene("install")
        install.expectError("integrity-mismatch", mentions: [digest, "tenon repin \(module)"])
        try scene.put(files)
        try await scene("install").expectSuccess()
        try await scene("run", "--offline", "main.js").expectSuccess(output: "HI!\n")
    }

    @Test func `the token goes to the API alone, and nowhere else`() async throws {
        let scene = try GistProgram()
        try scene.put(files)
        try scene.tenon.write("import up from '\(scene.gist)/utils.js'; up('x')", to: "main.js")
        let secret = ["GITHUB_TOKEN": GistProgram.token]
        let outcome = try await scene("lock", "--approve", "main.js", environment: secret)
        outcome.expectSuccess()
        let asked = try scene.tenon.log(of: "gists/\(GistProgram.id)")
        #expect(asked.first?.headers["authorization"] == "Bearer \(GistProgram.token)")
        #expect(try !scene.leaks(outcome))
        let elsewhere = ServerAnswer.redirect(to: scene.tenon.url("caught"))
        try scene.tenon.answer("gists/\(GistProgram.id)", elsewhere)
        let redirected = try await scene("repin", "\(scene.gist)/utils.js", environment: secret)
        redirected.expectError("gist-answer-unexpected")
        #expect(try scene.tenon.requests(of: "caught") == 0 && !scene.leaks(redirected))
    }

    @Test func `a manifest that names another API does not get the token`() async throws {
        let scene = try GistProgram()
        try scene.put(files)
        try scene.tenon.write("[sources]\ngist = \"\(scene.tenon.url(""))\"\n", to: "tenon.toml")
        try scene.tenon.write("import up from '\(scene.gist)/utils.js'; up('x')", to: "main.js")
        let variables = [
            "GITHUB_TOKEN": GistProgram.token, "TENON_GIST_API": "https://api.github.com/",
        ]
        let outcome = try await scene("lock", "--approve", "main.js", environment: variables)
        outcome.expectSuccess()
        let asked = try #require(try scene.tenon.log(of: "gists/\(GistProgram.id)").first)
        #expect(asked.headers["authorization"] == nil)
        try scene.tenon.write(
            "[sources]\ngist = { url = \"\(scene.tenon.url(""))\", token = \"${GITHUB_TOKEN}\" }\n",
            to: "tenon.toml"
        )
        try await scene("lock", "main.js", environment: variables).expectError("manifest-malformed")
    }

    @Test func `what a gist imports stays elsewhere`() async throws {
        for (text, code) in [
            ("import './main.js'", "gist-file-missing"),
            ("import '../x.js'", "import-crosses-origin"),
            ("import '/etc/passwd'", "import-crosses-origin"),
            ("import 'file:///etc/passwd'", "import-crosses-origin"),
            ("import 'saved:secrets'", "import-crosses-origin"),
            ("import '@alice/utils'", "import-crosses-origin"),
            ("import 'http://localhost:1/x.js'", "import-crosses-origin"),
        ] {
            let scene = try GistProgram()
            try scene.put(["a.js": text])
            try scene.tenon.write("import '\(scene.gist)'", to: "main.js")
            try await scene("lock", "main.js").expectError(code)
            #expect(!scene.tenon.exists("tenon.lock"), "\(text)")
        }
    }

    @Test func `add names a gist in the manifest, and install brings it`() async throws {
        let scene = try GistProgram()
        try scene.put(files)
        try await scene("add", scene.gist).expectError("dependency-unclear", mentions: ["--name"])
        try await scene("add", "\(scene.gist)/utlis.js").expectError("gist-file-missing")
        #expect(!scene.tenon.exists("tenon.toml") && !scene.tenon.exists("tenon.lock"))
        try await scene("add", "\(scene.gist)/utils.js").expectSuccess()
        #expect(try scene.tenon.read("tenon.toml").contains("utils = \"\(scene.gist)/utils.js\""))
        try scene.tenon.write("import up from 'utils'; console.log(up('a'))", to: "main.js")
        try await scene("approve", "main.js", "--yes").expectSuccess()
        try await scene("run", "--locked", "--offline", "main.js").expectSuccess(output: "A!\n")
        try FileManager.default.removeItem(atPath: scene.tenon.home + "/files")
        try await scene("run", "--offline", "main.js").expectError("blob-missing")
        try await scene("install", "--offline").expectError("offline")
        try await scene("install").expectSuccess()
        try await scene("run", "--offline", "main.js").expectSuccess(output: "A!\n")
        try FileManager.default.removeItem(atPath: scene.tenon.home + "/files")
        try await scene("run", "--locked", "main.js").expectSuccess(output: "A!\n")
    }

    @Test func `a gist is a program too, and what is wrong with its name is said`() async throws {
        let scene = try GistProgram()
        try scene.put(["hello.js": "console.log('hello')", "notes.md": ""])
        try await scene("run", "--approve", scene.gist).expectSuccess(output: "hello\n")
        try await scene("run", "gist:alice/nonsense").expectError("specifier-malformed")
        try await scene("run", "--approve", "gist:bob/\(GistProgram.id)").expectError(
            "gist-owner-mismatch"
        )
        try await scene("run", "--approve", "gist:\(GistProgram.id)/none.js").expectError(
            "gist-file-missing",
            mentions: ["hello.js"]
        )
    }
}
