// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Programs that import `mlld://user/module`.
@Suite struct MlldModuleTests {
    private let utils = "export const twice = (number) => number * 2\n"

    private func makeScene(_ program: String) throws -> GistProgram {
        let scene = try GistProgram()
        try scene.put(["utils.js": utils])
        try scene.tenon.write(program, to: "main.js")
        return scene
    }

    private var gist: String { #"{"type": "gist", "id": "\#(GistProgram.id)"}"# }

    @Test func `a name leads to a gist, is locked, and runs offline`() async throws {
        let scene = try makeScene(
            "import { twice } from 'mlld://alice/utils'; console.log(twice(21))"
        )
        try scene.register(["utils": gist])
        try await scene("run", "main.js").expectError("approval-needed")
        try await scene("run", "--approve", "main.js").expectSuccess(output: "42\n")
        let asked = try scene.requests()
        try await scene("run", "--locked", "--offline", "main.js").expectSuccess(output: "42\n")
        try await scene("verify").expectSuccess()
        #expect(try scene.requests() == asked)
        let text = try scene.tenon.lock().text
        #expect(text.contains("\"location\": \"gist:alice/\(GistProgram.id)/utils.js\""))
        #expect(text.contains("\"revision\": \"\(GistProgram.first)\""))
        try await scene("export", "mlld.lock.json").expectSuccess()
        #expect(
            try scene.tenon.read("mlld.lock.json").contains("mlld://gist/alice/\(GistProgram.id)")
        )
        try scene.put(
            ["utils.js": "export const twice = (number) => number * 3\n"],
            at: GistProgram.second
        )
        try await scene("run", "main.js").expectSuccess(output: "42\n")
        let outcome = try await scene("repin", "mlld://alice/utils", "--approve").expectSuccess()
        #expect(
            (outcome.output + outcome.errors).contains(
                "+export const twice = (number) => number * 3"
            )
        )
        try await scene("run", "--offline", "main.js").expectSuccess(output: "63\n")
    }

    @Test func `a name leads to a URL, and to a folder of files`() async throws {
        let scene = try makeScene(
            """
            import { twice } from 'mlld://alice/one'
            import words from 'mlld://alice/many'
            import list from 'mlld://alice/many/lib/list.js'
            console.log(twice(2), words, list)
            """
        )
        let url = try scene.tenon.serve(utils, at: "m/one.js")
        try scene.tenon.serve(
            "import list from './lib/list.js'\nexport default list.join(' ')",
            at: "m/index.js"
        )
        try scene.tenon.serve("export default ['a', 'b']", at: "m/lib/list.js")
        let folder =
            #"{"type": "directory", "baseUrl": "\#(scene.tenon.url("m"))", "files": ["index.js", "lib/list.js"]}"#
        try scene.register(["one": #"{"type": "file", "url": "\#(url)"}"#, "many": folder])
        let output = "4 a b [ \"a\", \"b\" ]\n"
        try await scene("run", "--approve", "main.js").expectSuccess(output: output)
        try await scene("run", "--locked", "--offline", "main.js").expectSuccess(output: output)
        let many = try #require(try scene.tenon.lock().modules["mlld://alice/many"])
        #expect(many.files?.count == 2 && many.digest.hasPrefix("h1:"))
        try FileManager.default.removeItem(atPath: scene.tenon.home + "/files")
        try await scene("install").expectSuccess()
        try await scene("run", "--offline", "main.js").expectSuccess(output: output)
        try FileManager.default.removeItem(atPath: scene.tenon.home + "/files")
        try scene.tenon.serve("export default ['evil']", at: "m/lib/list.js")
        try await scene("install").expectError("integrity-mismatch", mentions: [many.digest])
    }

    @Test func `a folder beside the project is a registry, and [imports] gives names`() async throws
    {
        let scene = try makeScene("import { twice } from 'utils'; console.log(twice(4))")
        let entry =
            #"{"source": {"type": "file", "url": "alice/utils.js"}, "created": "2024-05-28T00:00:00Z"}"#
        try scene.tenon.folder.write(
            #"{"author": "alice", "modules": {"utils": \#(entry)}}"#,
            to: "reg/alice/registry.json"
        )
        try scene.tenon.folder.write(utils, to: "reg/alice/utils.js")
        try scene.tenon.write("[sources]\nmlld = \"../reg\"\n", to: "tenon.toml")
        try await scene("add", "mlld://alice/utils").expectSuccess()
        #expect(try scene.tenon.read("tenon.toml").contains("utils = \"mlld://alice/utils\""))
        try await scene("run", "--approve", "main.js").expectSuccess(output: "8\n")
        #expect(try scene.requests() == 0)
        let audit = try await scene("audit").expectSuccess()
        #expect(audit.errors.contains("against 1 module"), audit.summary)
        let advisory =
            #"{"id": "1", "created": "2024-05-28T00:00:00Z", "severity": "high", "affects": ["utils"], "description": "it eats files"}"#
        try scene.tenon.folder.write(
            #"{"version": "1.0.0", "author": "alice", "advisories": [\#(advisory)]}"#,
            to: "reg/alice/advisories.json"
        )
        let found = try await scene("audit")
        #expect(found.status == .exited(1), found.summary)
        for word in ["MLLD-alice-1", "mlld://alice/utils", "it eats files"] {
            #expect((found.output + found.errors).contains(word), found.summary)
        }
    }

    @Test func `whoever is not there is told of, with what may be meant`() async throws {
        for (name, code, word) in [
            ("mlld://bob/utils", "mlld-user-unknown", "registry of mlld"),
            ("mlld://alice/utlis", "mlld-module-unknown", "mlld://alice/utils"),
            ("mlld://alice/utils@^2", "mlld-version-unknown", "mlld://alice/utils"),
            ("mlld://alice/utils/lib.js", "module-file-missing", "it is one file"),
            ("mlld://alice", "specifier-malformed", "mlld://alice"),
            ("mlld:alice/utils", "specifier-malformed", "mlld://"),
        ] {
            let scene = try makeScene("import '\(name)'")
            try scene.register(["utils": gist])
            try await scene("lock", "main.js").expectError(code, mentions: [word])
        }
    }

    @Test func `a hostile registry leads nowhere it may not`() async throws {
        let wrong = String(repeating: "0", count: 64)
        for (source, code) in [
            (#"{"type": "file", "url": "file:///etc/passwd"}"#, "url-malformed"),
            (#"{"type": "file", "url": "../../secret"}"#, "registry-entry-malformed"),
            (
                #"{"type": "gist", "id": "\#(GistProgram.id)", "contentHash": "\#(wrong)"}"#,
                "integrity-mismatch"
            ),
            (#"{"type": "\u001b]0;owned\u0007"}"#, "registry-entry-malformed"),
        ] {
            let scene = try makeScene("import 'mlld://alice/utils'")
            try scene.register(["utils": source])
            try await scene("run", "--approve", "main.js").expectError(code)
            #expect(!scene.tenon.exists("tenon.lock"))
        }
    }

    @Test func `a module reaches gists and URLs, and nothing of this machine`() async throws {
        let scene = try makeScene("import 'mlld://alice/a'")
        let other = "import { twice } from '\(scene.gist)/utils.js'\nconsole.log(twice(3))"
        let url = try scene.tenon.serve(other, at: "a.js")
        try scene.register(["a": #"{"type": "file", "url": "\#(url)"}"#])
        try await scene("run", "--approve", "main.js").expectSuccess(output: "6\n")
        let evil = try scene.tenon.serve("import 'saved:secrets'", at: "evil.js")
        try scene.register(["evil": #"{"type": "file", "url": "\#(evil)"}"#])
        try scene.tenon.write("import 'mlld://alice/evil'", to: "main.js")
        try await scene("run", "--approve", "main.js").expectError("import-crosses-origin")
    }
}
