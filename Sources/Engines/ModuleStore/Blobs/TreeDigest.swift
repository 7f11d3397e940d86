// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
internal import SigningKit

/// The digest of a tree of files, as Go modules compute it (`docs/formats/digest.md`,
/// <https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1>).
package enum TreeDigest {
    /// The digest of the files whose digests are given by path: SHA-256 over the lines
    /// `hex  path\n`, sorted by the bytes of the paths; `nil` when a path has a line break.
    ///
    /// - Complexity: O(*n* log *n*) in the number of files.
    package static func of(_ files: [String: ContentDigest]) -> ContentDigest? {
        var hasher = SHA256Hasher()
        let sorted = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (path, digest) in sorted {
            guard !path.utf8.contains(UInt8(ascii: "\n")) else { return nil }
            hasher.update("\(digest.hex)  \(path)\n")
        }
        return ContentDigest(kind: .tree, bytes: hasher.digest())
    }
}
