// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit

/// What a static export was made of, so that the next one makes only what has changed.
struct SiteState {
    /// Raised when pages look different for other reasons than their style.
    static let version = 1

    /// The most bytes of such a file that are read.
    private static let sizeLimit = 64 << 20

    private let path: FilePath

    /// What the pages of each package show, by its name.
    var digests: [String: String] = [:]

    /// Reads what is known of `folder`; nothing is when the file is missing or damaged.
    init(folder: FilePath) {
        path = folder.appending("site/state.json")
        guard let bytes = try? FileSystem.read(path, limit: Self.sizeLimit),
            let document = try? JSONDocument(parsing: SourceText(name: path.string, bytes: bytes)),
            let members = document.root.members
        else { return }
        for member in members { digests[member.key] = member.value.string }
    }

    /// Writes down what is known of the packages that are still there.
    func write(keeping names: Set<String>) throws {
        let kept = digests.filter { names.contains($0.key) }
        let bytes = JSONValue.object(kept.mapValues { .string($0) }).encoded(.lines)
        if let there = try? FileSystem.read(path, limit: Self.sizeLimit), there == bytes { return }
        try FileSystem.createFolders(path.parent)
        try FileSystem.writeAtomically(bytes, to: path)
    }
}
