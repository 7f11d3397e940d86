// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONKit
import ModuleModel
import ModuleWorkspace
import Testing

@Suite struct MlldLockCodecTests {
    /// The lock of the mlld document.
    static let documented = """
        {
          "version": "1.0.0",
          "imports": {
            "mlld://adamavenir/json-utils": {
              "resolved": "mlld://gist/adamavenir/a1f3e09a42db6c680b454f6f93efa9d8",
              "gistRevision": "b20e54d6dbf422252b7b670af492632f2fa6c1a2",
              "integrity": "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
              "approvedAt": "2024-05-28T10:00:00Z"
            }
          }
        }
        """

    private func decode(_ text: String) throws -> Lock {
        try MlldLockCodec.decode(SourceText(name: "mlld.lock.json", text: text))
    }

    @Test func `the documented lock is imported`() throws {
        let lock = try decode(Self.documented)
        let id = ModuleID(source: .registry, "mlld://adamavenir/json-utils")
        let entry = try #require(lock.entries[id])
        #expect(entry.pin.location == "gist:adamavenir/a1f3e09a42db6c680b454f6f93efa9d8")
        #expect(entry.pin.revision == "b20e54d6dbf422252b7b670af492632f2fa6c1a2")
        #expect(entry.pin.digest.hex.hasPrefix("e3b0c442"))
        #expect(entry.approvedAt?.description == "2024-05-28T10:00:00Z")
        #expect(entry.permissions.isEmpty && entry.language == "mlld")
    }

    @Test func `what was imported is exported again`() throws {
        let exported = MlldLockCodec.encode(try decode(Self.documented))
        let name = "mlld.lock.json"
        let before = try JSONValue(parsing: SourceText(name: name, text: Self.documented))
        #expect(try JSONValue(parsing: SourceText(name: name, bytes: exported.text)) == before)
        #expect(exported.leftOut.isEmpty)
    }

    @Test func `what was imported survives Tenon's own lock`() throws {
        let lock = try decode(Self.documented)
        let bytes = LockCodec.encode(lock)
        #expect(try LockCodec.decode(SourceText(name: "tenon.lock", bytes: bytes)) == lock)
    }

    @Test func `modules that mlld can't name are left out, and said so`() throws {
        let id = ModuleID(source: .https, "https://example.com/a.js")
        let digest = try #require(ContentDigest(kind: .file, bytes: Array(repeating: 1, count: 32)))
        let pin = Pin(source: .https, location: id.description, digest: digest)
        let lock = Lock(entries: [id: LockEntry(id: id, pin: pin, language: "javascript")])
        #expect(MlldLockCodec.encode(lock).leftOut == [id])
    }

    static let edits: [(old: String, new: String, code: String, line: Int)] = [
        ("\"1.0.0\"", "\"2.0.0\"", "lock-version-unknown", 2),
        ("\"version\"", "\"v\"", "lock-malformed", 1),
        ("mlld://adamavenir/json-utils", "https://example.com/", "lock-malformed", 4),
        ("mlld://gist/adamavenir/a1", "mlld://gist/adamavenir/zz", "lock-malformed", 5),
        ("\"b20e54d6", "\"b2", "lock-malformed", 6),
        ("sha256:e3", "sha256:E3", "lock-malformed", 7),
        ("2024-05-28T", "2024-05-28 ", "lock-malformed", 8),
        (
            "mlld://adamavenir/json-utils", "mlld://gist/me/a1f3e09a42db6c680b454f6f93efa9d8",
            "lock-location-mismatch", 5
        ),
    ]

    @Test(arguments: edits)
    func `a fault has a code and a place`(old: String, new: String, code: String, line: Int) {
        #expect(Self.documented.contains(old))
        let text = Self.documented.split(separator: old, omittingEmptySubsequences: false)
            .joined(separator: new)
        let error = #expect(throws: LockError.self) { try decode(text) }
        #expect(error?.diagnostic.code == code)
        #expect(error?.diagnostic.spans.first?.line == line)
    }

    @Test func `bare digits are a digest too`() throws {
        let text = Self.documented.split(separator: "sha256:").joined()
        #expect(try decode(text) == decode(Self.documented))
    }
}
