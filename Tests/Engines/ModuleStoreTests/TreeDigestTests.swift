// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import ModuleStore
import SigningKit
import Testing

@Suite struct TreeDigestTests {
    private static func digests(_ files: [String: String]) throws -> [String: ContentDigest] {
        try files.mapValues { text in
            let bytes = SHA256Hasher.digest(of: Array(text.utf8))
            return try #require(ContentDigest(kind: .file, bytes: bytes))
        }
    }

    /// The constant comes from `sha256sum * | openssl dgst -sha256 -binary | base64` over such files.
    @Test func `the digest is that of the listing of sha256sum`() throws {
        let files = [
            "main.js": "export default 1\n", "lib/words.js": "words\n", "a b": "", "é": "x",
        ]
        let digest = try TreeDigest.of(Self.digests(files))
        #expect(digest?.description == "h1:ART1GYpfM6PsxbxQnqtvb3Zu6O/575xnm3cfrC2aRVg=")
    }

    @Test func `a tree of one file is not the file`() throws {
        let files = try Self.digests(["a": ""])
        #expect(TreeDigest.of(files)?.kind == .tree)
        #expect(TreeDigest.of(files) != files["a"])
    }

    @Test func `a path with a line break has no digest`() throws {
        #expect(try TreeDigest.of(Self.digests(["a\nb": ""])) == nil)
    }
}
