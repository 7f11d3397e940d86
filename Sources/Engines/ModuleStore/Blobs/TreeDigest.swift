// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
internal import SigningKit

/// The digest of a tree of files, as Go modules compute it (`docs/formats/digest.md`,
/// <https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1>).
package enum TreeDigest {
    /// The digest of the files whose digests are given by path: the SHA-256 of their listing; `nil`
    /// when a path has a line break.
    ///
    /// - Complexity: O(*n* log *n*) in the number of files.
    package static func of(_ files: [String: ContentDigest]) -> ContentDigest? {
        guard let listing = TreeListing.text(of: files) else { return nil }
        var hasher = SHA256Hasher()
        hasher.update(listing)
        return ContentDigest(kind: .tree, bytes: hasher.digest())
    }
}
