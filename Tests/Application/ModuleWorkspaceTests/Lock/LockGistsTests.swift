// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleWorkspace
import Testing

/// Gists and modules of mlld in locks (`docs/formats/lock.md`).
@Suite struct LockGistsTests {
    private static let gist = "a1f3e09a42db6c680b454f6f93efa9d8"
    private static let first = String(repeating: "1", count: 40)
    private static let second = String(repeating: "2", count: 40)
    private static let file = "sha256:" + String(repeating: "0a", count: 32)
    private static let tree = "h1:" + String(repeating: "A", count: 43) + "="

    private static func text(_ key: String, _ members: String) -> String {
        let source = key.hasPrefix("gist:") ? "gist" : "registry"
        return """
            {"tenonLock": 1, "modules": {"\(key)": {"source": "\(source)", "language": "javascript",
            \(members.contains("\"digest\"") ? "" : "\"digest\": \"\(file)\",") \(members)}}}
            """
    }

    private static func read(_ text: String) throws -> Lock {
        try LockCodec.decode(SourceText(name: "tenon.lock", text: text))
    }

    static let good: [(key: String, members: String)] = [
        ("gist:alice/\(gist)/a.js", #""revision": "\#(first)""#),
        (
            "gist:alice/\(gist)@\(first)/a.js",
            #""location": "gist:alice/\#(gist)/a.js", "revision": "\#(first)""#
        ),
        ("gist:\(gist)", #""location": "gist:alice/\#(gist)/a.js", "revision": "\#(first)""#),
        (
            "gist:alice/\(gist)",
            #""location": "gist:alice/\#(gist)/a b.js", "revision": "\#(first)""#
        ),
        ("mlld://alice/utils", #""location": "gist:bob/\#(gist)/a.js", "revision": "\#(first)""#),
        ("mlld://alice/utils", #""location": "https://example.com/a.js""#),
        ("mlld://alice/utils@^1.2", #""permissions": ["network:example.com"]"#),
        (
            "mlld://alice/utils",
            #""digest": "\#(tree)", "entry": "a.js", "files": {"a.js": "\#(file)", "lib/b.js": "\#(file)"}"#
        ),
    ]

    @Test(arguments: good)
    func `an entry survives a round trip`(key: String, members: String) throws {
        let lock = try Self.read(Self.text(key, members))
        let bytes = LockCodec.encode(lock)
        #expect(try LockCodec.decode(SourceText(name: "tenon.lock", bytes: bytes)) == lock)
        let entry = try #require(lock.entries.values.first)
        #expect(entry.id.description == key && entry.id.lockKey == entry.id)
        #expect(String(decoding: bytes, as: UTF8.self).contains("\"\(key)\""))
    }

    static let bad: [(key: String, members: String, code: String)] = [
        ("gist:alice/\(gist)/a.js", #""revision": "main""#, "lock-malformed"),
        (
            "gist:alice/\(gist)@\(first)/a.js", #""location": "gist:alice/\#(gist)/a.js""#,
            "lock-malformed"
        ),
        (
            "gist:alice/\(gist)@\(first)/a.js", #""revision": "\#(second)""#,
            "lock-location-mismatch"
        ),
        (
            "gist:alice/\(gist)/a.js", #""location": "gist:bob/\#(gist)/a.js""#,
            "lock-location-mismatch"
        ),
        (
            "gist:alice/\(gist)/a.js", #""location": "gist:alice/\#(gist)/b.js""#,
            "lock-location-mismatch"
        ),
        ("gist:\(gist)", #""location": "gist:alice/0\#(gist)""#, "lock-location-mismatch"),
        ("gist:\(gist)", #""location": "gist:\#(gist)@\#(first)""#, "lock-location-mismatch"),
        ("gist:\(gist)", #""location": "https://example.com/a.js""#, "lock-location-mismatch"),
        ("gist:\(gist)", #""location": "mlld://gist/alice/\#(gist)""#, "lock-location-mismatch"),
        ("mlld://alice/utils", #""location": "mlld://alice/other""#, "lock-location-mismatch"),
        ("mlld://alice/utils", #""location": "/etc/passwd""#, "lock-location-mismatch"),
        ("mlld://alice/utils", #""location": "http://example.com/a.js""#, "lock-location-mismatch"),
        (
            "mlld://alice/utils", #""location": "gist:bob/\#(gist)", "revision": "7""#,
            "lock-malformed"
        ),
        ("mlld://alice/utils/lib/b.js", "\"permissions\": []", "lock-malformed"),
        ("mlld://gist/alice/\(gist)", "\"permissions\": []", "lock-malformed"),
    ]

    @Test(arguments: bad)
    func `an entry that does not follow from its name is refused`(
        key: String,
        members: String,
        code: String
    ) {
        let error = #expect(throws: LockError.self) { try Self.read(Self.text(key, members)) }
        #expect(error?.diagnostic.code == code, "\(String(describing: error))")
    }

    @Test func `only what mlld can name goes into its lock`() throws {
        for (key, members) in Self.good {
            let lock = try Self.read(Self.text(key, members))
            let (text, leftOut) = MlldLockCodec.encode(lock)
            let isHeld =
                key == "gist:alice/\(Self.gist)"
                || key.hasPrefix("mlld:") && members.contains("gist:")
            #expect(leftOut.isEmpty == isHeld, "\(key)")
            guard isHeld else { continue }
            let again = try MlldLockCodec.decode(SourceText(name: "mlld.lock.json", bytes: text))
            #expect(again.entries.keys.map(\.description) == [key])
        }
    }
}
