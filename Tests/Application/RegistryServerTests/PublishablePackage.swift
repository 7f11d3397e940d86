// SPDX-License-Identifier: Apache-2.0

import ArchiveKit
import ModuleModel

/// A package with which nothing is wrong: `PublishablePackage("@alice/utils@1.2.0")`.
struct PublishablePackage: Sendable {
    /// The name.
    let name: String
    /// The version.
    let version: String
    /// The bytes of its archive.
    let archive: [UInt8]

    /// Packs a package; a file of `files` replaces the usual one of its name.
    init(
        _ text: String,
        files: [String: String] = [:],
        more: String = ""
    ) throws {
        let at = text.lastIndex(of: "@") ?? text.endIndex
        name = String(text[..<at])
        version = String(text[at...].dropFirst())
        let manifest = """
            [package]
            name = "\(name)"
            version = "\(version)"
            description = "Small things for tests."
            license = "MIT"
            language = "javascript"
            entry = "main.js"
            keywords = ["small"]
            \(more)
            """
        let usual = [
            "tenon.toml": manifest, "README.md": "# Small things\n",
            "main.js": """
            /** Small things. */

            /** The answer. */
            export function answer() { return 42 }

            """,
        ]
        let all = usual.merging(files) { $1 }
        let archived = all.compactMap { path, text in
            ModulePath(parsing: path).map { ArchiveFile(path: $0, bytes: Array(text.utf8)) }
        }
        archive = try PackageArchive.encode(archived, name: text)
    }
}
