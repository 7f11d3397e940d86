// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleWorkspace
import Testing

/// Packages in locks (`docs/formats/lock.md`).
@Suite struct LockPackagesTests {
    private static let file = "sha256:" + String(repeating: "0a", count: 32)
    private static let tree = "h1:" + String(repeating: "A", count: 43) + "="

    private static let text = """
        {
          "modules": {
            "@alice/utils@1.2.4": {
              "archive": "\(file)",
              "dependencies": {
                "@bob/text": "@bob/text@1.0.0-rc.1"
              },
              "digest": "\(tree)",
              "entry": "main.js",
              "exports": {
                "twice": "lib/twice.js"
              },
              "features": [
                "fast"
              ],
              "language": "javascript",
              "needs": [
                "network:api.example.com",
                "read:./data"
              ],
              "registry": "../registry",
              "source": "registry"
            },
            "@bob/text@1.0.0-rc.1": {
              "archive": "\(file)",
              "digest": "\(tree)",
              "isDevelopmentOnly": true,
              "language": "javascript",
              "registry": "https://packages.example.com/",
              "source": "registry"
            }
          },
          "requirements": {
            "@alice/utils": "^1.2 with fast"
          },
          "tenonLock": 2
        }

        """

    private func decode(_ text: String) throws -> Lock {
        try LockCodec.decode(SourceText(name: "tenon.lock", text: text), folder: "/home/app")
    }

    @Test func `a lock has one text`() throws {
        let lock = try decode(Self.text)
        let encoded = LockCodec.encode(lock, folder: "/home/app")
        #expect(String(decoding: encoded, as: UTF8.self) == Self.text)
        let name = try PackageName(parsing: "@alice/utils")
        let entry = try #require(lock.packages[name])
        #expect(entry.package?.registry == "/home/registry")
        #expect(entry.package?.version == (try Version(parsing: "1.2.4")))
        #expect(entry.package?.needs.covers(try Permission(parsing: "read:/home/app/data")) == true)
        #expect(lock.requirements == ["@alice/utils": "^1.2 with fast"])
    }

    @Test func `a lock without packages is as it was`() {
        let text = String(decoding: LockCodec.encode(Lock(), folder: nil), as: UTF8.self)
        #expect(text == "{\n  \"modules\": {},\n  \"tenonLock\": 1\n}\n")
    }

    static let edits: [(String, String, String)] = [
        ("\"tenonLock\": 2", "\"tenonLock\": 1", "lock-malformed"),
        ("@alice/utils@1.2.4\": {", "@alice/utils@^1.2.4\": {", "lock-malformed"),
        ("@alice/utils@1.2.4\": {", "@alice/utils@1.2.4+b\": {", "lock-malformed"),
        ("@alice/utils@1.2.4\": {", "@alice/utils@01.2.4\": {", "lock-malformed"),
        ("@alice/utils@1.2.4\": {", "@alice/utils\": {", "lock-malformed"),
        ("@alice/utils@1.2.4\": {", "@alice/utils@1.2.4/a\": {", "lock-malformed"),
        ("@alice/utils@1.2.4\": {", "@bob/text@1.2.4\": {", "lock-malformed"),
        ("@alice/utils@1.2.4\": {", "https://example.com/a.js\": {", "lock-location-mismatch"),
        ("\"@bob/text@1.0.0-rc.1\"\n", "\"@bob/text@1.0.0\"\n", "lock-dependency-missing"),
        ("\"registry\": \"../registry\",\n", "", "lock-malformed"),
        ("\"../registry\"", "\"/home/registry\"", "lock-location-mismatch"),
        ("\"../registry\"", "\"../x/../registry\"", "lock-location-mismatch"),
        ("example.com/\"", "example.com\"", "lock-location-mismatch"),
        ("https://packages", "http://packages", "lock-location-mismatch"),
        ("https://packages", "https://me:secret@packages", "lock-location-mismatch"),
        ("\"entry\": \"main.js\"", "\"entry\": \"/main.js\"", "lock-malformed"),
        ("\"lib/twice.js\"", "\"../twice.js\"", "lock-malformed"),
        ("\"fast\"\n", "7\n", "lock-malformed"),
        ("\"isDevelopmentOnly\": true", "\"isDevelopmentOnly\": 1", "lock-malformed"),
        ("\"h1:", "\"sha256:", "lock-malformed"),
        ("\"entry\": \"main.js\"", "\"files\": {}", "lock-malformed"),
        (
            "\"source\": \"registry\"", "\"location\": \"x\", \"source\": \"registry\"",
            "lock-location-mismatch"
        ),
        ("\"^1.2 with fast\"", "[]", "lock-malformed"),
    ]

    @Test(arguments: edits)
    func `an edit by hand is refused at its place`(old: String, new: String, code: String) throws {
        let text = Self.text.replacing(old, with: new, maxReplacements: 1)
        try #require(text != Self.text)
        do {
            _ = try decode(text)
            Issue.record("an error was expected")
        } catch let error as LockError {
            #expect(error.diagnostic.code == code, "\(error.diagnostic)")
            #expect(!error.diagnostic.spans.isEmpty)
            #expect(!"\(error.diagnostic)".contains("secret"))
        }
    }
}
