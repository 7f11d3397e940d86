// SPDX-License-Identifier: Apache-2.0

/// The text whose SHA-256 is the digest of a tree (`docs/formats/digest.md`): a line a file,
/// `hex  path\n`, sorted by the bytes of the paths; what `sha256sum` prints.
package enum TreeListing {
    /// The listing of the files whose digests are given by path; `nil` when a path has a line break.
    ///
    /// - Complexity: O(*n* log *n*) in the number of files.
    package static func text(of files: [String: ContentDigest]) -> String? {
        var text = ""
        let sorted = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (path, digest) in sorted {
            guard !path.utf8.contains(UInt8(ascii: "\n")) else { return nil }
            text += "\(digest.hex)  \(path)\n"
        }
        return text
    }

    /// The files that a listing names; `nil` unless ``text(of:)`` could have written it.
    package static func files(in text: String) -> [String: ContentDigest]? {
        guard text.utf8.last == UInt8(ascii: "\n") else { return nil }
        var files: [String: ContentDigest] = [:]
        for line in text.utf8.dropLast().split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        ) {
            let digest = try? ContentDigest(parsing: "sha256:\(Substring(line.prefix(64)))")
            let rest = line.dropFirst(64)
            guard let digest, rest.starts(with: "  ".utf8),
                let path = ModulePath(parsing: Substring(rest.dropFirst(2)))
            else { return nil }
            files[path.description] = digest
        }
        guard let again = Self.text(of: files), again.hasSameBytes(as: text) else { return nil }
        return files
    }
}
