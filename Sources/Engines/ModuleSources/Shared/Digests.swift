// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
internal import SigningKit

extension ContentDigest {
    /// The digest of a file with these bytes.
    package static func ofFile(_ bytes: [UInt8]) -> ContentDigest {
        var hasher = SHA256Hasher()
        hasher.update(bytes)
        guard let digest = ContentDigest(kind: .file, bytes: hasher.digest()) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        return digest
    }

    /// The digest of the files whose digests are given by path; `nil` when a path has a line break.
    package static func ofTree(_ files: [String: ContentDigest]) -> ContentDigest? {
        guard let listing = TreeListing.text(of: files) else { return nil }
        var hasher = SHA256Hasher()
        hasher.update(listing)
        return ContentDigest(kind: .tree, bytes: hasher.digest())
    }
}
