// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import ModuleModel
import ModuleSources
import Testing

@Suite struct RegistryCodecTests {
    static let hex = String(repeating: "a", count: 64)
    static let tree = "h1:" + String(repeating: "A", count: 43) + "="

    static let full = """
        {
          "name": "@alice/utils",
          "releases": {
            "1.0.0": {
              "archive": "sha256:\(hex)",
              "dependencies": {
                "@bob/text": "^1",
                "@bob/wide": {
                  "defaultFeatures": false,
                  "features": [
                    "fast"
                  ],
                  "optional": true,
                  "version": ">=1 <3"
                }
              },
              "digest": "\(tree)",
              "engines": {
                "tenon": ">=0.3"
              },
              "exports": {
                ".": "main.js"
              },
              "features": {
                "fast": [
                  "@bob/wide"
                ]
              },
              "language": "javascript",
              "permissions": [
                "network:api.example.com",
                "read:./data"
              ],
              "published": "2026-01-01T00:00:00Z",
              "size": 123
            },
            "1.1.0-rc.1": {
              "archive": "sha256:\(hex)",
              "digest": "\(tree)",
              "language": "lyra",
              "published": "2026-01-02T00:00:00.500Z",
              "size": 1,
              "yanked": "deletes \\"all\\""
            }
          },
          "tenonIndex": 1
        }

        """

    static func read(_ text: String) throws -> PackageIndex {
        try RegistryCodec.index(
            of: try PackageName(parsing: "@alice/utils"),
            from: SourceText(name: "index/@alice/utils.json", text: text),
            folder: "/home/me/app"
        )
    }

    static func diagnostic(_ text: String) -> Diagnostic? {
        do {
            _ = try read(text)
            return nil
        } catch {
            return (error as? any DiagnosticError)?.diagnostic
        }
    }

    /// An index of one release, with members added or replaced.
    static func index(_ members: [String: String?] = [:], key: String = "1.0.0") -> String {
        var all: [String: String?] = [
            "archive": "\"sha256:\(hex)\"", "digest": "\"\(tree)\"", "language": "\"javascript\"",
            "published": "\"2026-01-01T00:00:00Z\"", "size": "1",
        ]
        all.merge(members) { $1 }
        let text = all.compactMap { key, value in value.map { "\"\(key)\": \($0)" } }
        return """
            {"tenonIndex": 1, "name": "@alice/utils",
             "releases": {"\(key)": {\(text.joined(separator: ", "))}}}
            """
    }

    @Test func `an index has one text`() throws {
        let index = try Self.read(Self.full)
        #expect(index.releases.map(\.version.description) == ["1.0.0", "1.1.0-rc.1"])
        let first = index.releases[0]
        #expect(first.dependencies.count == 2)
        #expect(first.size == 123)
        #expect(first.permissions.permissions.map(\.description).contains("read:/home/me/app/data"))
        #expect(first.requirements["tenon"]?.description == ">=0.3")
        #expect(index.releases[1].yanked == "deletes \"all\"")
        let text = RegistryCodec.encode(index, folder: "/home/me/app")
        #expect(String(decoding: text, as: UTF8.self) == Self.full)
    }

    @Test func `what nobody knows is read over`() throws {
        let index = try Self.read(Self.index(["signature": "{\"a\": [1, null]}", "log": "7"]))
        #expect(try Self.read(Self.index()) == index)
    }

    @Test(
        arguments: [
            ("archive", nil), ("digest", nil), ("language", nil), ("published", nil), ("size", nil),
            ("archive", "\"\(tree)\""), ("archive", "\"sha1:00\""), ("digest", "\"sha256:\(hex)\""),
            ("digest", "7"), ("size", "0"), ("size", "-1"), ("size", "1.5"), ("size", "\"1\""),
            ("size", "9223372036854775808"), ("language", "\"\""), ("published", "\"yesterday\""),
            ("yanked", "true"), ("dependencies", "[]"), ("dependencies", "{\"utils\": \"*\"}"),
            ("dependencies", "{\"@a/b\": \"&\"}"), ("dependencies", "{\"@a/b\": 1}"),
            ("dependencies", "{\"@a/b\": {\"features\": \"x\"}}"),
            ("dependencies", "{\"@a/b\": {\"optional\": 1}}"), ("features", "{\"a\": {}}"),
            ("features", "{\"\u{E9}\": [], \"e\u{301}\": []}"), ("exports", "{\".\": 1}"),
            ("permissions", "[\"fly\"]"), ("permissions", "{}"), ("engines", "{\"a\": \"&\"}"),
        ] as [(String, String?)]
    )
    func `a release that is wrong stops the index`(key: String, value: String?) throws {
        let diagnostic = try #require(Self.diagnostic(Self.index([key: value])))
        #expect(diagnostic.code == "registry-malformed")
        #expect(diagnostic.message.contains("index/@alice/utils.json"))
        #expect(diagnostic.context.contains { $0.contains("@alice/utils@1.0.0") })
        #expect(diagnostic.spans.count == 1)
    }

    @Test(arguments: [
        ("{}", "registry-malformed"), ("[]", "registry-malformed"), ("", "json-malformed"),
        ("{\"tenonIndex\": 1}", "registry-malformed"),
        ("{\"tenonIndex\": 2}", "registry-format-unknown"),
        ("{\"tenonIndex\": 0}", "registry-format-unknown"),
        ("{\"tenonIndex\": \"1\"}", "registry-malformed"),
        ("{\"tenonIndex\": 1, \"name\": \"@alice/other\", \"releases\": {}}", "registry-malformed"),
        ("{\"tenonIndex\": 1, \"name\": \"@Alice/utils\", \"releases\": {}}", "registry-malformed"),
        ("{\"tenonIndex\": 1, \"name\": \"@alice/utils\"}", "registry-malformed"),
        ("{\"tenonIndex\": 1, \"name\": \"@alice/utils\", \"releases\": []}", "registry-malformed"),
        (index(key: "1.0"), "registry-malformed"), (index(key: "v1.0.0"), "registry-malformed"),
        (index().replacing("{\"1.0.0\"", with: "{\"1.0.0\": {}, \"1.0.0\""), "json-duplicate-key"),
        (String(repeating: "[", count: 99) + String(repeating: "]", count: 99), "json-too-deep"),
    ])
    func `a file that is no index is refused`(text: String, code: String) {
        #expect(Self.diagnostic(text)?.code == code)
    }

    @Test func `versions that no requirement tells apart are refused`() {
        let text = Self.full.replacing("1.1.0-rc.1", with: "1.0.0+2")
        #expect(Self.diagnostic(text)?.code == "registry-duplicate-version")
    }

    @Test func `an unknown format says what to do`() throws {
        let diagnostic = try #require(Self.diagnostic("{\"tenonIndex\": 2}"))
        #expect(diagnostic.hints == ["install a newer Tenon"])
    }

    @Test func `configuration and names survive`() throws {
        let configuration = RegistryConfiguration(
            name: "test",
            api: "https://r.example/api",
            keys: ["ed25519:abc"]
        )
        let text = SourceText(name: "config.json", bytes: RegistryCodec.encode(configuration))
        #expect(try RegistryCodec.configuration(from: text) == configuration)
        let names = try ["@b/a", "@a/b"].map { try PackageName(parsing: $0) }
        let list = SourceText(name: "names.json", bytes: RegistryCodec.encode(names: names))
        #expect(try RegistryCodec.names(from: list) == names.sorted())
    }

    @Test func `half an index is never taken for a whole one`() {
        let bytes = Array(Self.full.utf8)
        for count in 0..<bytes.count - 2 {
            let text = String(decoding: bytes.prefix(count), as: UTF8.self)
            #expect(Self.diagnostic(text) != nil, "\(count)")
        }
    }

    @Test func `releases that say nearly the same are told apart`() throws {
        // What repeats is read once, so nothing of one release may stay for the next.
        var releases: [String] = []
        let parts = [
            "\"dependencies\": {\"@a/b\": \"^1\"}", "\"dependencies\": {\"@a/b\": \"^1\"}",
            "\"dependencies\": {\"@a/b\": \"^2\"}", "\"dependencies\": {}", "\"x\": 1",
            "\"dependencies\": {\"@a/b\": {\"version\": \"^1\", \"optional\": true}}",
            "\"dependencies\": {\"@a/b\": {\"version\": \"^1\", \"optional\": false}}",
            "\"permissions\": [\"read:/a\"]", "\"permissions\": [\"read:/a\", \"read:/b\"]",
            "\"yanked\": \"a\"", "\"y\": 1",
        ]
        for (number, part) in parts.enumerated() {
            let text = Self.index([:], key: "1.\(number).0").replacing(
                "\"size\": 1",
                with: "\"size\": 1, \(part)"
            )
            let alone = try #require(try Self.read(text).releases.first)
            let start = try #require(text.range(of: "\"releases\": {")?.upperBound)
            releases.append(String(text[start...].dropLast(2)))
            let all =
                "{\"tenonIndex\": 1, \"name\": \"@alice/utils\", \"releases\": {"
                + releases.joined(separator: ",") + "}}"
            #expect(try Self.read(all).releases.last == alone)
        }
    }
}
