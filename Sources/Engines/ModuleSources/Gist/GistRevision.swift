// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel

/// A gist at one revision, as GitHub's API tells of it
/// (<https://docs.github.com/en/rest/gists/gists>).
struct GistRevision: Sendable {
    /// The largest answer: up to 300 files, of each at most a megabyte.
    static let sizeLimit = 64 << 20

    /// The gist.
    let id: GistID

    /// Whose it is; `nil` for an anonymous one.
    let owner: GistUser?

    /// The revision.
    let revision: CommitID

    /// The files by name; those whose names are no paths are left out.
    let files: [GistFile]

    /// Whether there are more files than the API tells of.
    let isCut: Bool

    /// Reads an answer about `id`; at `revision`, else at the newest, which comes first in the history.
    ///
    /// - Throws: `gist-answer-malformed`, or the fault of the JSON.
    init(_ source: SourceText, of id: GistID, at revision: CommitID?) throws {
        let limits = JSONDocument.Limits(size: Self.sizeLimit, depth: 16)
        let root = try JSONValue(parsing: source, limits: limits)
        guard root["id"]?.string == id.description, let files = root["files"]?.members else {
            throw GistError.malformed(id, "it is not about the gist that was asked for")
        }
        let newest = root["history"]?.elements?.first?["version"]?.string
        guard let revision = revision ?? newest.flatMap({ CommitID(parsing: $0) }) else {
            throw GistError.malformed(id, "it does not say which revision is the newest")
        }
        self.id = id
        self.revision = revision
        owner = root["owner"]?["login"]?.string.flatMap { GistUser(parsing: $0) }
        isCut = root["truncated"]?.bool == true
        self.files = files.compactMap { GistFile(named: $0, $1) }.sorted { $0.name < $1.name }
    }
}

extension GistFile {
    fileprivate init?(named name: String, _ value: JSONValue) {
        guard let path = ModulePath(parsing: name), path.components.count == 1 else { return nil }
        self.name = path
        let text = value["content"]?.string.map { Array($0.utf8) }
        let isWhole = value["truncated"]?.bool != true
        let isText = (value["encoding"]?.string ?? "utf-8") == "utf-8"
        // Bytes that are no UTF-8 do not survive JSON; then the size differs.
        let hasSize = value["size"]?.integer.map { $0 == text?.count ?? -1 } ?? true
        bytes = isWhole && isText && hasSize ? text : nil
        address = value["raw_url"]?.string.flatMap { try? ModuleURL(parsing: $0) }
    }
}
