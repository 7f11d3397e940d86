// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSources

/// A version that a pull request brought: its file says where the archive is, and the archive is the package.
struct ArchivedVersion {
    /// The archive, from the root of the repository.
    let path: String

    /// When it was published.
    let published: Timestamp?

    private let file: String
    private let digest: String?

    /// Reads the file of a version; `nil` when its source is another.
    init?(_ source: SourceText) throws {
        let value = try JSONValue(parsing: source)
        guard value["source"]?["type"]?.string == "archive" else { return nil }
        guard let path = value["source"]?["path"]?.string, ModulePath(parsing: path) != nil else {
            throw Malformed(file: source.name, reason: "it does not say where its archive is")
        }
        self.path = path
        file = source.name
        digest = value["source"]?["contentHash"]?.string
        published = value["publishedAt"]?.string.flatMap { try? Timestamp(parsing: $0) }
    }

    /// Compares the archive with what the file says of it.
    func check(in root: FilePath) throws {
        let archive = root.appending(path)
        guard FileSystem.kind(of: archive) == .file else {
            throw Malformed(file: file, reason: "its archive `\(path)` is not there")
        }
        let bytes = try FileSystem.read(archive, limit: ArchiveLimits().archiveBytes)
        guard ContentDigest.ofFile(bytes).description == digest else {
            throw Malformed(file: file, reason: "`\(path)` is another archive than it says")
        }
    }

    private struct Malformed: DiagnosticError {
        let file: String
        let reason: String

        var diagnostic: Diagnostic {
            Diagnostic(
                code: "registry-entry-malformed",
                message: "`\(file)` can't be used: \(reason)",
                hints: ["make the pull request anew: `tenon publish --pull-request FOLDER`"]
            )
        }
    }
}
