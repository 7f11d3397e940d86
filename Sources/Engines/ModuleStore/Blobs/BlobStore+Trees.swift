// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
package import ModuleModel

/// Trees of files: their listing is a blob too, and its name is the digest of the tree.
///
/// A tree's `h1:` is the SHA-256 of its listing, so reading the listing verifies it.
extension BlobStore {
    /// The suffix of the blobs that list trees.
    package static let listingSuffix = "tree"

    /// The digest of the blob that lists the files of `tree`; a collector must spare it.
    package static func listing(of tree: ContentDigest) -> ContentDigest? {
        ContentDigest(kind: .file, bytes: tree.bytes)
    }

    /// Keeps a tree, given by path and bytes; when the call returns it survives a crash.
    ///
    /// Each file is a blob with ``suffix(of:)`` its path. The listing comes last, so where it is, the
    /// files have been.
    ///
    /// - Throws: ``FileSystemError``; ``UnlistableTree`` when there are no files.
    /// - Returns: the digest of the tree.
    package func putTree(_ files: [ModulePath: [UInt8]]) throws -> ContentDigest {
        var digests: [String: ContentDigest] = [:]
        for (path, bytes) in files {
            let name = path.description
            digests[name] = try put(bytes, suffix: Self.suffix(of: name))
        }
        guard let tree = TreeDigest.of(digests), let listing = TreeListing.text(of: digests),
            !files.isEmpty
        else { throw UnlistableTree() }
        _ = try put(Array(listing.utf8), suffix: Self.listingSuffix)
        return tree
    }

    /// The digests of the files of a tree, by path; `nil` unless all of it is here.
    ///
    /// That the files are there is checked, their bytes are not: whoever reads one hashes it.
    ///
    /// - Throws: ``IntegrityFailure`` when the listing is damaged, ``FileSystemError``.
    package func tree(_ digest: ContentDigest) throws -> [String: ContentDigest]? {
        guard digest.kind == .tree, let listing = Self.listing(of: digest) else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try read(listing, suffix: Self.listingSuffix)
        } catch is BlobMissing {
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self),
            let files = TreeListing.files(in: text)
        else { return nil }
        let isWhole = files.allSatisfy { path, file in
            FileSystem.kind(of: self.path(file, suffix: Self.suffix(of: path))) == .file
        }
        return isWhole ? files : nil
    }
}
