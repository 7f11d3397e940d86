// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel

extension BlobStore {
    /// What is in the folder of blobs.
    struct Listing {
        /// The blobs, by digest.
        var blobs: [StoredBlob] = []

        /// What interrupted writes left behind, with the time of the last change.
        var leftovers: [(path: FilePath, modified: Timestamp)] = []
    }

    /// Everything in the folder; files of other names are not ours and are left alone.
    func listing() throws(FileSystemError) -> Listing {
        var listing = Listing()
        guard FileSystem.kind(of: folder) != nil else { return listing }
        for prefix in try FileSystem.list(folder) where prefix.utf8.count == 2 {
            let below = folder.appending(prefix)
            guard FileSystem.kind(of: below) == .folder else { continue }
            for name in try FileSystem.list(below) {
                let path = below.appending(name)
                // A file that is gone by now was collected by somebody else.
                guard let status = try? FileSystem.status(of: path), status.kind == .file else {
                    continue
                }
                let modified = Timestamp(milliseconds: status.modifiedMilliseconds)
                if name.hasPrefix(FileSystem.temporaryPrefix) {
                    listing.leftovers.append((path, modified))
                } else if let (digest, suffix) = Self.parse(prefix, name) {
                    listing.blobs.append(
                        StoredBlob(
                            digest: digest,
                            suffix: suffix,
                            path: path,
                            size: status.size,
                            modified: modified
                        )
                    )
                }
            }
        }
        return listing
    }

    private static func parse(_ prefix: String, _ name: String) -> (ContentDigest, String)? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.suffix(of: name) == parts[1],
            let digest = try? ContentDigest(parsing: "sha256:" + prefix + parts[0])
        else { return nil }
        return (digest, String(parts[1]))
    }
}
