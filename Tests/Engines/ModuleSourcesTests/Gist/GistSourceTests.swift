// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleSources
import TestSupport
import Testing

@Suite struct GistSourceTests {
    private let id = GistScene.id

    @Test func `the newest revision is pinned, and asked for once`() async throws {
        let scene = try GistScene()
        try scene.put(["utils.js": "export default 1", "other.js": "export const a = 1"])
        let pin = try await scene.locate("gist:alice/\(id)/utils.js")
        #expect(pin.source == .gist)
        #expect(pin.location == "gist:alice/\(id)/utils.js")
        #expect(pin.revision == GistScene.first)
        #expect(pin.digest == .ofFile(Array("export default 1".utf8)))
        let archive = try await scene.source.fetch(pin)
        #expect(archive.suffix == "js" && archive.entry == "utils.js")
        _ = try await scene.locate("gist:alice/\(id)@\(GistScene.first)/other.js")
        #expect(try scene.requests("/gists/\(id)").count == 1)
        #expect(try scene.requests("/gists/\(id)/\(GistScene.first)").isEmpty)
    }

    @Test func `a pinned revision is fetched by its name, whatever is the newest`() async throws {
        let scene = try GistScene()
        try scene.put(["a.js": "old"])
        let pin = try await scene.locate("gist:\(id)")
        try scene.put(["a.js": "new"], at: GistScene.second)
        let fresh = try scene.fresh()
        #expect(try await fresh.fetch(pin).files[0].bytes == Array("old".utf8))
        #expect(try scene.requests("/gists/\(id)").count == 1)
    }

    @Test func `a revision with other bytes stops with both digests`() async throws {
        let scene = try GistScene()
        try scene.put(["a.js": "old"])
        let pin = try await scene.locate("gist:\(id)/a.js")
        try scene.put(["a.js": "evil"])
        let fresh = try scene.fresh()
        let diagnostic = try await Served.diagnostic { try await fresh.fetch(pin) }
        #expect(diagnostic.code == "integrity-mismatch")
        #expect(diagnostic.notes.contains { $0.contains("\(pin.digest)") })
        let found = ContentDigest.ofFile(Array("evil".utf8))
        #expect(diagnostic.notes.contains { $0.contains("\(found)") })
    }

    static let choices: [(files: [String], chosen: String?)] = [
        (["a.js"], "a.js"),
        (["notes.txt"], "notes.txt"),
        (["README.md", "a.ts", "z.json"], "a.ts"),
        (["a.js", "b.js"], nil),
        (["a.md", "b.md"], nil),
        ([], nil),
    ]

    @Test(arguments: choices)
    func `without a file, the only one is meant, else the only one in a language`(
        files: [String],
        chosen: String?
    ) async throws {
        let scene = try GistScene()
        try scene.put(Dictionary(uniqueKeysWithValues: files.map { ($0, "x") }))
        if let chosen {
            #expect(try await scene.locate("gist:\(id)").location == "gist:alice/\(id)/\(chosen)")
            return
        }
        let diagnostic = try await Served.diagnostic { try await scene.locate("gist:\(id)") }
        #expect(diagnostic.code == "gist-file-unclear")
        for file in files { #expect(diagnostic.notes.contains { $0.contains("`\(file)`") }) }
    }

    @Test func `a file that is not there suggests those that are`() async throws {
        let scene = try GistScene()
        try scene.put(["utils.js": "x"]) { $0.truncated = true }
        let diagnostic = try await Served.diagnostic {
            try await scene.locate("gist:\(id)/utlis.js")
        }
        #expect(diagnostic.code == "gist-file-missing")
        #expect(diagnostic.hints.contains { $0.contains("utils.js") })
        #expect(diagnostic.notes.contains { $0.contains("more files") })
    }

    @Test func `the owner must be who was named`() async throws {
        let scene = try GistScene()
        try scene.put(["a.js": "x"], by: "mallory")
        let other = try await Served.diagnostic { try await scene.locate("gist:alice/\(id)") }
        #expect(other.code == "gist-owner-mismatch" && other.notes == ["it belongs to `mallory`"])
        let nobody = try GistScene()
        try nobody.put(["a.js": "x"], by: nil)
        let found = try await nobody.locate("gist:\(id)")
        #expect(found.location == "gist:\(id)/a.js")
        let asked = try await Served.diagnostic { try await nobody.locate("gist:alice/\(id)") }
        #expect(asked.code == "gist-owner-mismatch")
    }

    @Test(arguments: [true, false])
    func `what the API does not send whole is fetched from its own address`(
        isTruncated: Bool
    ) async throws {
        let scene = try GistScene(token: GistScene.token)
        try scene.answer("/raw/a.js", .javaScript("export default 'whole'"))
        try scene.put(["a.js": "export"]) {
            $0.files["a.js"]?.truncated = isTruncated
            $0.files["a.js"]?.size = 22
            $0.files["a.js"]?.address = scene.url("/raw/a.js")
        }
        let pin = try await scene.locate("gist:\(id)")
        #expect(pin.digest == .ofFile(Array("export default 'whole'".utf8)))
        let raw = try #require(try scene.requests("/raw/a.js").first)
        #expect(raw.headers["authorization"] == nil, "the token is for the API alone")
        let asked = try #require(try scene.requests("/gists/\(id)").first)
        #expect(asked.headers["authorization"] == "Bearer \(GistScene.token)")
    }

    @Test func `offline nothing is asked`() async throws {
        let scene = try GistScene()
        let diagnostic = try await Served.diagnostic {
            try await scene.source.locate(
                Specifier(parsing: "gist:\(id)"),
                in: LocateContext(isOffline: true)
            )
        }
        #expect(diagnostic.code == "network-needed")
        #expect(try scene.requests("/gists/\(id)").isEmpty)
    }
}
