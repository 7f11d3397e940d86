// SPDX-License-Identifier: Apache-2.0

package import ArchiveKit
internal import ModuleModel
package import RegistryIndex

/// A package in short: `TestPackage("@alice/utils@1.2.0", needs: ["@bob/text": "^1"])`.
package struct TestPackage: Sendable {
    /// The name.
    package var name: String
    /// The version.
    package var version: String
    /// The requirement of each dependency, by name; a value that begins with `{` is taken as it is.
    package var needs: [String: String]
    /// More of the manifest, after its `[dependencies]`.
    package var more: String
    /// More lines of its `[package]`.
    package var about = ""
    /// The files beside the manifest.
    package var files: [String: String]
    /// The file that stands for the package.
    package var entry = "main.js"
    /// The language of that file.
    package var language = "javascript"
    /// When it was published.
    package var published: String
    /// Why it was withdrawn.
    package var yanked: String?

    /// Describes a package; `text` is `@scope/name@version`.
    package init(
        _ text: String,
        needs: [String: String] = [:],
        more: String = "",
        files: [String: String] = ["main.js": "export const answer = 42\n"],
        published: String = "2026-01-01T00:00:00Z",
        yanked: String? = nil
    ) {
        let at = text.lastIndex(of: "@") ?? text.endIndex
        name = String(text[..<at])
        version = String(text[at...].dropFirst())
        self.needs = needs
        self.more = more
        self.files = files
        self.published = published
        self.yanked = yanked
    }

    /// The text of its manifest.
    package var manifest: String {
        var lines = [
            "[package]", "name = \"\(name)\"", "version = \"\(version)\"",
            "language = \"\(language)\"", "entry = \"\(entry)\"", about, "", "[dependencies]",
        ]
        for (name, requirement) in needs.sorted(by: { $0.key < $1.key }) {
            let value = requirement.hasPrefix("{") ? requirement : "\"\(requirement)\""
            lines.append("\"\(name)\" = \(value)")
        }
        return lines.joined(separator: "\n") + "\n" + more
    }

    /// All files, with the manifest.
    package var archiveFiles: [ArchiveFile] {
        get throws {
            try (files.merging(["tenon.toml": manifest]) { $1 }).map { path, text in
                guard let path = ModulePath(parsing: path) else { throw NoPath(text: path) }
                return ArchiveFile(path: path, bytes: Array(text.utf8))
            }
        }
    }

    /// The package on its way into a registry.
    package var submission: PackageSubmission {
        get throws {
            PackageSubmission(
                files: try archiveFiles,
                published: try Timestamp(parsing: published)
            )
        }
    }

    /// A path that no package holds.
    package struct NoPath: Error {
        /// The path.
        package let text: String
    }
}
