// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleWorkspace
import Testing

@Suite struct LockCodecTests {
    static let file = "sha256:" + String(repeating: "0a", count: 32)
    static let tree = "h1:" + String(repeating: "A", count: 43) + "="

    /// Every member of the format, once, as Tenon writes it.
    static let whole = """
        {
          "modules": {
            "https://example.com/a.js": {
              "approvedAt": "2026-11-21T03:20:00Z",
              "dependencies": {
                "./b.js": "https://example.com/b.js",
                "node:path": "node:path"
              },
              "digest": "\(file)",
              "language": "javascript",
              "permissions": [
                "network:api.example.com",
                "read:./data"
              ],
              "source": "https"
            },
            "https://example.com/b.js": {
              "dependencies": {
                "words": "saved:words/lib/list.js"
              },
              "digest": "\(file)",
              "language": "javascript",
              "location": "https://cdn.example.com/b-1.0.js",
              "source": "https"
            },
            "saved:words": {
              "digest": "\(tree)",
              "entry": "index.js",
              "files": {
                "index.js": "\(file)",
                "lib/list.js": "\(file)"
              },
              "language": "javascript",
              "revision": "3",
              "source": "saved"
            }
          },
          "tenonLock": 1
        }

        """

    private func decode(_ text: String) throws -> Lock {
        try LockCodec.decode(SourceText(name: "tenon.lock", text: text), folder: "/home/app")
    }

    private func failure(_ text: String) -> LockError? {
        #expect(throws: LockError.self) { try decode(text) }
    }

    /// The whole lock with one text in place of another.
    private func failure(replacing old: String, with new: String) -> LockError? {
        #expect(Self.whole.contains(old))
        let parts = Self.whole.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        return failure(parts.joined(separator: new))
    }

    @Test func `what was written reads back, byte for byte`() throws {
        let lock = try decode(Self.whole)
        let bytes = LockCodec.encode(lock, folder: "/home/app")
        #expect(String(decoding: bytes, as: UTF8.self) == Self.whole)
        #expect(
            LockCodec.encode(Lock()) == Array("{\n  \"modules\": {},\n  \"tenonLock\": 1\n}\n".utf8)
        )
    }

    @Test func `every member reaches the value`() throws {
        let lock = try decode(Self.whole)
        let first = try #require(lock.entries[ModuleID(source: .https, "https://example.com/a.js")])
        #expect(first.pin.location == "https://example.com/a.js" && first.pin.revision == nil)
        #expect(first.approvedAt == (try Timestamp(parsing: "2026-11-21T03:20:00Z")))
        #expect(
            first.permissions.permissions.map(\.description)
                == ["network:api.example.com", "read:/home/app/data"]
        )
        #expect(first.dependencies["node:path"] == ModuleID(source: .builtin, "node:path"))
        let second = try #require(
            lock.entries[ModuleID(source: .https, "https://example.com/b.js")]
        )
        #expect(second.pin.location == "https://cdn.example.com/b-1.0.js")
        let saved = try #require(lock.entries[ModuleID(source: .saved, "saved:words")])
        #expect(saved.pin.location == "words" && saved.pin.revision == "3")
        #expect(saved.entry == "index.js" && saved.files.count == 2)
        #expect(saved.pin.digest.kind == .tree)
    }

    @Test func `the order of members means nothing`() throws {
        let entry = #""language": "text", "digest": "\#(Self.file)", "source": "https""#
        let text =
            #"{"tenonLock":1,"modules":{"https://b.com/":{\#(entry)},"https://a.com/":{\#(entry)}}}"#
        let lock = try decode(text)
        #expect(try decode(String(decoding: LockCodec.encode(lock), as: UTF8.self)) == lock)
    }

    static let edits: [(old: String, new: String, code: String, line: Int)] = [
        ("\"tenonLock\": 1", "\"tenonLock\": 3", "lock-version-unknown", 38),
        ("\"tenonLock\": 1", "\"tenonLock\": \"1\"", "lock-malformed", 38),
        ("\"tenonLock\": 1", "\"lock\": 1", "lock-malformed", 1),
        ("\"tenonLock\": 1", "\"tenonLock\": 1, \"x\": 2", "lock-malformed", 38),
        ("\"modules\": {", "\"modules\": 1, \"y\": {", "lock-malformed", 2),
        ("\"https://example.com/a.js\": {", "\"https://Example.com/a.js\": {", "lock-malformed", 3),
        ("\"https://example.com/a.js\": {", "\"./a.js\": {", "lock-malformed", 3),
        ("\"https://example.com/a.js\": {", "\"node:path\": {", "lock-malformed", 3),
        ("\"https://example.com/a.js\": {", "\"http://example.com/a.js\": {", "lock-malformed", 3),
        ("\"saved:words\": {", "\"saved:words/a.js\": {", "lock-malformed", 26),
        ("\"source\": \"https\"", "\"source\": \"saved\"", "lock-location-mismatch", 15),
        ("\"source\": \"https\"", "\"source\": 1", "lock-malformed", 15),
        ("      \"language\": \"javascript\",\n", "", "lock-malformed", 3),
        ("\"language\": \"javascript\"", "\"language\": \"Java Script\"", "lock-malformed", 10),
        ("\"digest\": \"sha256:0a", "\"digest\": \"sha256:0A", "lock-malformed", 9),
        ("\"digest\": \"sha256:", "\"digest\": \"md5:", "lock-malformed", 9),
        ("\"digest\": \"\(file)\"", "\"digest\": \"\(tree)\"", "lock-malformed", 9),
        ("\"digest\": \"\(tree)\"", "\"digest\": \"\(file)\"", "lock-malformed", 27),
        ("2026-11-21T03:20:00Z", "yesterday", "lock-malformed", 4),
        ("network:api", "net:api", "lock-malformed", 12),
        ("read:./data", "read:", "lock-malformed", 13),
        (
            "https://example.com/b.js\",", "https://example.com/c.js\",", "lock-dependency-missing",
            6
        ),
        ("saved:words/lib/list.js", "saved:words/lib/none.js", "lock-dependency-missing", 19),
        ("saved:words/lib/list.js", "saved:others", "lock-dependency-missing", 19),
        (
            "https://cdn.example.com/b-1.0.js", "http://cdn.example.com/b",
            "lock-location-mismatch", 23
        ),
        ("https://cdn.example.com/b-1.0.js", "https://localhost/b", "lock-location-mismatch", 23),
        (
            "\"revision\": \"3\"", "\"revision\": \"3\", \"location\": \"other\"",
            "lock-location-mismatch", 34
        ),
        ("\"revision\": \"3\"", "\"revision\": \"03\"", "lock-malformed", 34),
        ("\"revision\": \"3\",", "", "lock-malformed", 26),
        ("\"entry\": \"index.js\"", "\"entry\": \"main.js\"", "lock-malformed", 26),
        ("\"lib/list.js\": \"sha", "\"../list.js\": \"sha", "lock-malformed", 31),
        ("\"source\": \"saved\"", "\"source\": \"saved\", \"sauce\": 1", "lock-malformed", 35),
        (
            "\"source\": \"saved\"", "\"source\": \"saved\", \"source\": \"saved\"",
            "lock-malformed", 35
        ),
        ("\"source\": \"saved\"", "\"source\": \"saved", "lock-malformed", 35),
    ]

    @Test(arguments: edits)
    func `an edit by hand is refused at its place`(
        old: String,
        new: String,
        code: String,
        line: Int
    ) {
        let error = failure(replacing: old, with: new)
        #expect(error?.diagnostic.code == code)
        #expect(error?.diagnostic.spans.first?.line == line)
        #expect(error?.diagnostic.hints.isEmpty == false)
    }

    @Test func `a saved module that is asked for by revision has that revision`() throws {
        let text = { (revision: Int) in
            """
            {"tenonLock": 1, "modules": {"saved:a@3": {"source": "saved", "digest": "\(Self.file)",
            "language": "json", "revision": "\(revision)"}}}
            """
        }
        #expect(try decode(text(3)).entries.count == 1)
        #expect(failure(text(4))?.diagnostic.code == "lock-location-mismatch")
    }

    @Test(arguments: ["\n", "\r\n"])
    func `the marks of a merge are recognised`(lineBreak: String) {
        let lines = ["{", "<<<<<<< HEAD", "  \"tenonLock\": 1", "=======", "", ">>>>>>> main", "}"]
        let error = failure(lines.joined(separator: lineBreak))
        #expect(error?.diagnostic.code == "lock-merge-conflict")
        #expect(error?.diagnostic.spans.first?.line == 2)
    }

    @Test(arguments: [
        "", "null", "[]", "{}", "{\"tenonLock\":1}", "\u{0}", "{\"tenonLock\":1,\"modules\":[]}",
    ])
    func `what is no lock is refused`(text: String) {
        #expect(failure(text)?.diagnostic.code == "lock-malformed")
    }

    @Test func `hostile nesting is refused`() {
        let text = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(failure(text)?.diagnostic.code == "lock-malformed")
    }
}
