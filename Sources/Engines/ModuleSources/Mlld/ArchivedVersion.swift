// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import JSONKit
package import ModuleModel

/// A version whose archive lies in the repository of a registry, as a pull request adds it.
package struct ArchivedVersion: Hashable, Sendable {
    /// The file that tells of it.
    package let file: String

    /// The package and the version: `@scope/name@1.2.0`.
    package let subject: String

    /// Where the archive lies, from the root of the repository.
    package let path: ModulePath

    /// The SHA-256 of the archive.
    package let archive: ContentDigest

    /// The digest of the files in it; `nil` where none is stated.
    package let tree: ContentDigest?

    /// When it was published.
    package let published: Timestamp

    /// Reads `modules/{user}/{module}/{version}.json`; `nil` when its source is no archive.
    ///
    /// - Throws: what is wrong with the file.
    package init?(_ source: SourceText, user: String, module: String, version name: String) throws {
        let reader = try MlldEntryReader(source)
        guard reader.members["source"]?["type"]?.string == "archive" else { return nil }
        let version = try reader.parsed("version") { try Version(parsing: $0) }
        guard version.description == name else {
            throw reader.malformed("it is version `\(version)`, and lies where `\(name)` belongs")
        }
        let place = try reader.below("source")
        guard let path = ModulePath(parsing: try place.required("path")) else {
            throw reader.malformed("`path` is not the path of a file in the repository")
        }
        file = source.name
        subject = "@\(user)/\(module)@\(version)"
        self.path = path
        archive = try place.parsed("contentHash") { try ContentDigest(parsing: $0) }
        tree = try place.string("tree").map { _ in
            try place.parsed("tree") { try ContentDigest(parsing: $0) }
        }
        published = try reader.parsed("publishedAt") { try Timestamp(parsing: $0) }
    }
}
