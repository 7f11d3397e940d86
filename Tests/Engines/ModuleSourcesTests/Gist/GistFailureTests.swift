// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleSources
import TestSupport
import Testing

/// What GitHub may answer instead of a gist.
@Suite struct GistFailureTests {
    private let id = GistScene.id

    static let answers: [(answer: ServerAnswer, code: String, word: String)] = [
        (ServerAnswer(status: 404), "gist-not-found", "deleted"),
        (
            ServerAnswer(
                status: 403,
                headers: ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1800000000"]
            ),
            "gist-limited", "2027-01-15T08:00:00Z"
        ),
        (ServerAnswer(status: 403, headers: ["Retry-After": "17"]), "gist-limited", "17 s"),
        (ServerAnswer(status: 429), "gist-limited", "hour"),
        (
            ServerAnswer(status: 429, headers: ["X-RateLimit-Reset": "99999999999999999"]),
            "gist-limited",
            "hour"
        ),
        (ServerAnswer(status: 403), "gist-forbidden", "GITHUB_TOKEN"),
        (ServerAnswer(status: 401), "gist-forbidden", "GITHUB_TOKEN"),
        (ServerAnswer(status: 503), "gist-answer-unexpected", "503"),
        (.redirect(to: "https://example.com/gists/1"), "gist-answer-unexpected", "302"),
        (ServerAnswer(body: "<html>"), "json-malformed", ""),
        (ServerAnswer(body: "[]"), "gist-answer-malformed", ""),
        (ServerAnswer(body: #"{"id": "0", "files": {}}"#), "gist-answer-malformed", ""),
    ]

    @Test(arguments: answers)
    func `an answer that is no gist says what it is`(
        answer: ServerAnswer,
        code: String,
        word: String
    ) async throws {
        let scene = try GistScene(token: GistScene.token)
        try scene.answer("/gists/\(id)", answer)
        let diagnostic = try await Served.diagnostic { try await scene.locate("gist:\(id)") }
        #expect(diagnostic.code == code, "\(diagnostic)")
        let told = [diagnostic.message] + diagnostic.notes + diagnostic.hints
        #expect(told.contains { $0.contains(word) } || word.isEmpty, "\(told)")
        #expect(!"\(diagnostic)".contains(GistScene.token))
    }

    @Test func `a deleted revision is told from a deleted gist`() async throws {
        let scene = try GistScene()
        try scene.put(["a.js": "x"])
        try scene.answer("/gists/\(id)/\(GistScene.second)", ServerAnswer(status: 404))
        let text = "gist:\(id)@\(GistScene.second)/a.js"
        let revision = try await Served.diagnostic { try await scene.locate(text) }
        #expect(revision.code == "gist-revision-missing")
        try scene.answer("/gists/\(id)", ServerAnswer(status: 404))
        let gist = try await Served.diagnostic { try await scene.locate(text) }
        #expect(gist.code == "gist-not-found")
    }

    @Test func `hostile answers name no files outside`() async throws {
        let scene = try GistScene()
        try scene.put(["../../etc/passwd": "x", "a/b.js": "x", "c:d.js": "x", "ok.js": "fine"])
        #expect(try await scene.locate("gist:\(id)").location == "gist:alice/\(id)/ok.js")
    }

    @Test func `the bytes of a file may lie on this machine only if the API does`() async throws {
        let scene = try GistScene()
        try scene.put(["a.js": "x"]) {
            $0.files["a.js"]?.truncated = true
            $0.files["a.js"]?.address = "http://example.com/a.js"
        }
        let diagnostic = try await Served.diagnostic { try await scene.locate("gist:\(id)") }
        #expect(diagnostic.code == "gist-answer-malformed")
    }

    @Test func `a secret never becomes text`() throws {
        let scene = try GistScene(token: GistScene.token)
        var dumped = ""
        dump(scene.source, to: &dumped)
        #expect(!dumped.contains(GistScene.token))
    }
}
