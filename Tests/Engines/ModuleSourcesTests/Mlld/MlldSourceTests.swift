// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import ModuleModel
import ModuleSources
import TestSupport
import Testing

@Suite struct MlldSourceTests {
    private let id = GistScene.id

    private func entry(_ source: String) -> String {
        #"{"source": \#(source), "description": "d", "created": "2024-05-28T00:00:00Z"}"#
    }

    private func registry(_ modules: String, author: String = "alice") -> String {
        #"{"version": "1.0.0", "author": "\#(author)", "modules": {\#(modules)}}"#
    }

    private func source(_ scene: GistScene, _ address: String? = nil) throws -> MlldSource {
        var settings = MlldSettings(
            address: try RegistryAddress(parsing: address ?? scene.url("/reg/")),
            gists: scene.source,
            client: scene.client
        )
        settings.suffixes = ["js"]
        settings.pause = { _ in }
        return MlldSource(settings)
    }

    private func locate(_ source: MlldSource, _ text: String) async throws -> Pin {
        try await source.locate(Specifier(parsing: text), in: LocateContext())
    }

    @Test func `the document's own entry leads to the newest revision of its gist`() async throws {
        let scene = try GistScene()
        try scene.put(["json-utils.js": "export default 1"])
        let text = registry(
            #""json-utils": {"gist": "\#(id)", "description": "d", "tags": ["json"], "created": "2024-05-28T00:00:00Z"}"#
        )
        try scene.answer("/reg/alice/registry.json", ServerAnswer(body: text))
        let source = try source(scene)
        let pin = try await locate(source, "mlld://alice/json-utils")
        #expect(pin.source == .registry && pin.revision == GistScene.first)
        #expect(pin.location == "gist:alice/\(id)/json-utils.js")
        #expect(try await source.fetch(pin).entry == "json-utils.js")
        #expect(try await self.source(scene).fetch(pin).entry == "json-utils.js")
    }

    @Test func `the digest that a registry states is compared`() async throws {
        let scene = try GistScene()
        try scene.put(["a.js": "export default 1"])
        try scene.answer("/f.js", .javaScript("export default 1"))
        let right = ContentDigest.ofFile(Array("export default 1".utf8)).hex
        let wrong = String(repeating: "0", count: 64)
        for (digest, isRight) in [(right, true), ("sha256:\(right)", true), (wrong, false)] {
            let gist = #"{"type": "gist", "id": "\#(id)", "contentHash": "\#(digest)"}"#
            let file =
                #"{"type": "github", "url": "\#(scene.url("/f.js"))", "contentHash": "\#(digest)"}"#
            let text = registry("\"g\": \(entry(gist)), \"f\": \(entry(file))")
            try scene.answer("/reg/alice/registry.json", ServerAnswer(body: text))
            for name in ["g", "f"] {
                let source = try source(scene)
                guard !isRight else {
                    _ = try await locate(source, "mlld://alice/\(name)")
                    continue
                }
                let diagnostic = try await Served.diagnostic {
                    try await locate(source, "mlld://alice/\(name)")
                }
                #expect(diagnostic.code == "integrity-mismatch")
                #expect(diagnostic.notes.contains { $0.contains(wrong) })
                #expect(diagnostic.notes.contains { $0.contains(right) })
            }
        }
    }

    @Test func `a folder is all of its files, compared as mlld does`() async throws {
        let scene = try GistScene()
        try scene.answer("/m/index.js", .javaScript("import './lib/a.js'"))
        try scene.answer("/m/lib/a.js", .javaScript("export {}"))
        let paths = ["index.js": "import './lib/a.js'", "lib/a.js": "export {}"]
        let digests = paths.compactMap { path, text in
            ModulePath(parsing: path).map {
                (path: $0, digest: ContentDigest.ofFile(Array(text.utf8)))
            }
        }
        let digest = try #require(MlldContent.digest(of: digests))
        func register(_ digest: String, files: String = #"["index.js", "lib/a.js"]"#) throws {
            let folder =
                #"{"type": "directory", "baseUrl": "\#(scene.url("/m"))", "files": \#(files), "entryPoint": "index.js", "contentHash": "\#(digest)"}"#
            let text = registry("\"m\": \(entry(folder))")
            try scene.answer("/reg/alice/registry.json", ServerAnswer(body: text))
        }
        try register(digest.hex)
        let source = try source(scene)
        let pin = try await locate(source, "mlld://alice/m")
        #expect(pin.digest.kind == .tree && pin.location == "mlld://alice/m")
        let archive = try await source.fetch(pin)
        #expect(archive.entry == "index.js" && archive.files.count == 2)
        #expect(try await self.source(scene).fetch(pin) == archive)
        try scene.answer("/m/lib/a.js", .javaScript("export const evil = 1"))
        let changed = try await Served.diagnostic {
            try await locate(self.source(scene), "mlld://alice/m")
        }
        #expect(changed.code == "integrity-mismatch")
        try register(digest.hex, files: #"["index.js", "lib/b.js"]"#)
        let missing = try await Served.diagnostic {
            try await locate(self.source(scene), "mlld://alice/m")
        }
        #expect(missing.code == "mlld-file-missing")
    }

    @Test func `versions are those of the registry that has a file for each`() async throws {
        let folder = try TemporaryFolder()
        for (version, text) in [("1.0.0", "one"), ("1.1.0", "two"), ("2.0.0-rc.1", "rc")] {
            try folder.write(text, to: "\(version).js")
            let source = #"{"type": "file", "url": "\#(version).js"}"#
            try folder.write(
                #"{"name": "u", "version": "\#(version)", "source": \#(source), "publishedAt": "2024-05-28T00:00:00Z"}"#,
                to: "modules/alice/u/\(version).json"
            )
        }
        try folder.write(#"{"latest": "1.1.0"}"#, to: "modules/alice/u/tags.json")
        try folder.write(
            #"{"modules": {"@alice/u": {"availableVersions": ["1.1.0", "2.0.0-rc.1", "1.0.0"]}}}"#,
            to: "modules.json"
        )
        let source = try source(GistScene(), folder.path)
        for (asked, text) in [
            ("", "two"), ("@1.0.0", "one"), ("@^1", "two"), ("@latest", "two"),
            ("@2.0.0-rc.1", "rc"),
        ] {
            let pin = try await locate(source, "mlld://alice/u\(asked)")
            #expect(pin.digest == .ofFile(Array(text.utf8)), "\(asked)")
            #expect(try await source.fetch(pin).suffix == "js")
        }
        for asked in ["@3", "@beta"] {
            let diagnostic = try await Served.diagnostic {
                try await locate(source, "mlld://alice/u\(asked)")
            }
            #expect(diagnostic.code == "mlld-version-unknown")
            #expect(diagnostic.notes.contains { $0.contains("1.1.0") })
        }
    }

    @Test func `who is not there is said, and who looks alike`() async throws {
        let scene = try GistScene()
        try scene.put(["a.js": "x"])
        let text = registry(#""utils": \#(entry(#"{"type": "gist", "id": "\#(id)"}"#))"#)
        try scene.answer("/reg/alice/registry.json", ServerAnswer(body: text))
        for (name, code, hint) in [
            ("bob/utils", "mlld-user-unknown", "TENON_MLLD_REGISTRY"),
            ("alice/utlis", "mlld-module-unknown", "mlld://alice/utils"),
            ("alice/utils@^1", "mlld-version-unknown", "mlld://alice/utils"),
            ("bob/utils@^1", "mlld-user-unknown", "mlld://user/module"),
        ] {
            let diagnostic = try await Served.diagnostic {
                try await locate(source(scene), "mlld://\(name)")
            }
            #expect(diagnostic.code == code, "\(name)")
            #expect(diagnostic.hints.contains { $0.contains(hint) }, "\(diagnostic.hints)")
        }
    }

    static let hostile: [(source: String, code: String)] = [
        (#"{"type": "gist", "id": "../../secrets"}"#, "registry-entry-malformed"),
        (
            #"{"type": "gist", "id": "a1f3e09a42db6c680b454f6f93efa9d8", "hash": "main"}"#,
            "registry-entry-malformed"
        ),
        (#"{"type": "file", "url": "../../../etc/passwd"}"#, "registry-entry-malformed"),
        (#"{"type": "file", "url": "/etc/passwd"}"#, "registry-entry-malformed"),
        (#"{"type": "file", "url": "file:///etc/passwd"}"#, "specifier-malformed"),
        (#"{"type": "file", "url": "http://example.com/a.js"}"#, "insecure-url"),
        (#"{"type": "file", "url": "https://user:pw@example.com/a.js"}"#, "url-credentials"),
        (#"{"type": "file", "url": "none.js"}"#, "mlld-file-missing"),
        (#"{"type": "file", "url": "link.js"}"#, "registry-file-outside"),
        (#"{"type": "archive", "path": "x"}"#, "registry-entry-malformed"),
        (#"{"type": "directory", "baseUrl": "m", "files": ["../x"]}"#, "registry-entry-malformed"),
        (
            #"{"type": "directory", "baseUrl": "m", "files": ["a.js", "a.js"]}"#,
            "registry-entry-malformed"
        ),
        (#"{"type": "directory", "baseUrl": "m", "files": []}"#, "registry-entry-malformed"),
        (
            #"{"type": "directory", "baseUrl": "m", "files": ["a.js", "b.js"]}"#,
            "mlld-entry-unclear"
        ),
        (
            #"{"type": "file", "url": "good.js", "contentHash": "nonsense"}"#,
            "registry-entry-malformed"
        ),
        ("7", "registry-entry-malformed"),
    ]

    @Test(arguments: hostile)
    func `a hostile entry is refused, and the others are used`(
        source text: String,
        code: String
    ) async throws {
        let folder = try TemporaryFolder()
        try folder.write("export {}", to: "reg/good.js")
        try folder.write("secret", to: "secret.js")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("reg/link.js"),
            withDestinationPath: "../secret.js"
        )
        let good = entry(#"{"type": "file", "url": "good.js"}"#)
        try folder.write(
            registry("\"bad\": \(entry(text)), \"good\": \(good)"),
            to: "reg/alice/registry.json"
        )
        let source = try source(GistScene(), folder.path("reg"))
        let diagnostic = try await Served.diagnostic {
            try await locate(source, "mlld://alice/bad")
        }
        if code == "specifier-malformed" {
            #expect(diagnostic.code == "url-malformed" || diagnostic.code == code)
        } else {
            #expect(diagnostic.code == code, "\(diagnostic)")
        }
        _ = try await locate(source, "mlld://alice/good")
    }

    @Test func `somebody else's file, and what is no JSON, are refused whole`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(registry("", author: "mallory"), to: "alice/registry.json")
        try folder.write("{", to: "bob/registry.json")
        let source = try source(GistScene(), folder.path)
        for (name, code) in [("alice", "registry-entry-malformed"), ("bob", "json-malformed")] {
            let diagnostic = try await Served.diagnostic {
                try await locate(source, "mlld://\(name)/x")
            }
            #expect(diagnostic.code == code)
        }
    }
}
