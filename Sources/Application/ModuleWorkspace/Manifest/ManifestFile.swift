// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit

/// The file that a manifest is, under either name: read whole, replaced whole.
struct ManifestFile: Sendable {
    static let sizeLimit = 1 << 20

    /// Where it is, whether it exists or not.
    let path: FilePath

    init(_ path: FilePath) {
        self.path = path
    }

    /// The text; `nil` where there is no file.
    func read() throws(FileSystemError) -> SourceText? {
        guard FileSystem.kind(of: path) != nil else { return nil }
        let bytes = try FileSystem.read(path, limit: Self.sizeLimit)
        return SourceText(name: path.lastComponent, bytes: bytes)
    }

    /// Replaces what was read as `before` with `after`; with `nil`, there is no file any more.
    ///
    /// - Throws: ``ManifestError`` when the file is not as it was, else ``FileSystemError``; the file is
    ///   then as it was found.
    func replace(_ before: SourceText?, with after: SourceText?, home: FilePath) throws {
        // A link stays a link: what it leads to is replaced.
        let target = before == nil ? path : try FileSystem.realPath(path)
        let writers = WriterGuard(folder: target.parent, home: home)
        try writers.hold {
            guard try read()?.bytes == before?.bytes else {
                throw ManifestError(
                    "somebody changed it in the meantime",
                    code: "manifest-changed",
                    name: path.lastComponent,
                    at: nil,
                    hints: ["run the command again"]
                )
            }
            guard let after else { return try FileSystem.remove(target) }
            let mode = before == nil ? 0o644 : try FileSystem.status(of: target).mode
            try writers.replace(target, with: after.bytes, mode: mode)
        }
    }
}
