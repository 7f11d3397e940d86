// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SigningKit

/// A revision before it has a number: what makes two revisions the same.
struct Draft: Hashable, Sendable {
    let entry: ModulePath
    let language: String
    let permissions: PermissionSet
    let files: [SavedRevision.File]

    init(
        entry: ModulePath,
        language: String,
        permissions: PermissionSet,
        files: [SavedRevision.File]
    ) {
        self.entry = entry
        self.language = language
        self.permissions = permissions
        self.files = files
    }

    init(_ revision: SavedRevision) {
        entry = revision.entry
        language = revision.language
        permissions = revision.permissions
        files = revision.files
    }

    /// The digest of the only file, or of the tree; `nil` when a path could not be listed.
    var digest: ContentDigest? {
        if files.count == 1 { return files[0].digest }
        let digests = files.map { ($0.path.description, $0.digest) }
        return TreeDigest.of(Dictionary(digests) { first, _ in first })
    }

    /// The permissions, one a line.
    var permissionText: String {
        permissions.permissions.map(\.description).joined(separator: "\n")
    }

    /// A digest over the whole row, by which a row that was changed by hand is known.
    ///
    /// It has no key, so it stops accidents and clumsiness, not an attacker who owns the account.
    func seal(name: String, number: Int, previous: Int?, created: Int64) -> [UInt8] {
        var hasher = SHA256Hasher()
        var parts = [
            "saved-1", name, "\(number)", "\(previous ?? 0)", "\(created)", entry.description,
            language, permissionText,
        ]
        for file in files {
            parts += [file.path.description, file.digest.description, "\(file.size)"]
        }
        for part in parts { hasher.update("\(part.utf8.count):\(part)") }
        return hasher.digest()
    }
}
