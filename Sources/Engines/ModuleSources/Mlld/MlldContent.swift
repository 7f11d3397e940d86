// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
package import ModuleModel

/// Where a registry of mlld says that a version's text is.
package struct MlldContent: Hashable, Sendable {
    /// What the text is made of.
    package enum Place: Hashable, Sendable {
        /// A gist, and its revision where one is named.
        case gist(id: String, revision: String?, url: String?)
        /// One file.
        case file(url: String)
        /// Files below a URL.
        case folder(url: String, files: [ModulePath], entry: ModulePath?)
    }

    /// What it is made of.
    package let place: Place

    /// The digest that the registry states, as it spells it; `nil` where it states none.
    package let statedDigest: String?

    /// Describes content.
    package init(place: Place, statedDigest: String?) {
        self.place = place
        self.statedDigest = statedDigest
    }

    /// The stated SHA-256, 64 hexadecimal digits with `sha256:` in front of them or without.
    package var digest: ContentDigest? {
        guard let statedDigest else { return nil }
        let hex = statedDigest.hasPrefix("sha256:") ? statedDigest : "sha256:" + statedDigest
        return try? ContentDigest(parsing: hex.lowercased())
    }

    /// The digest of files that lie at those places, in mlld's own scheme.
    ///
    /// Of one file it is the SHA-256 of its bytes. Of a folder it is that of a listing, a line a file,
    /// `path:` and 64 hexadecimal digits, without a line break at the end, ordered by path as people
    /// read them.
    ///
    /// - Returns: `nil` when a path is not ASCII: the order of such depends on who sorts.
    package static func digest(of files: [(path: ModulePath, digest: ContentDigest)])
        -> ContentDigest?
    {
        var keyed: [(key: [[UInt8]], line: String)] = []
        for file in files {
            let path = file.path.description
            guard let key = MlldPathOrder.key(path) else { return nil }
            keyed.append((key, "\(path):\(file.digest.hex)"))
        }
        keyed.sort { left, right in
            for (one, other) in zip(left.key, right.key) where one != other {
                return one.lexicographicallyPrecedes(other)
            }
            return false
        }
        return .ofFile(Array(keyed.map(\.line).joined(separator: "\n").utf8))
    }
}
