// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// The lines that were typed in earlier sessions and in this one, the oldest first; kept in a file that only its
/// owner can read.
struct SessionHistory {
    /// The most lines that are kept.
    static let limit = 1000

    private static let byteLimit = 4 << 20

    private(set) var lines: [String] = []
    private let file: FilePath?

    /// Reads the lines of `file`; `nil` keeps nothing.
    init(_ file: FilePath?) {
        self.file = file
        guard let file else { return }
        lines = Self.read(file)
    }

    /// Adds a line; one that says nothing, or the same as the last, is left out.
    ///
    /// A history that can't be written is no reason to stop.
    mutating func add(_ line: String) {
        guard line.contains(where: { !$0.isWhitespace }), line != lines.last else { return }
        lines = Array((lines + [line]).suffix(Self.limit))
        guard let file else { return }
        try? FileSystem.createFolders(file.parent, mode: 0o700)
        guard
            let name = try? FilePath(file.string + ".lock"),
            let lock = try? FileLock(name, mode: .exclusive, timeout: .seconds(1))
        else { return }
        // Another session may have added some.
        let kept = (Self.read(file) + [line]).suffix(Self.limit)
        let text = kept.map { $0 + "\n" }.joined()
        try? FileSystem.writeAtomically(Array(text.utf8), to: file, mode: 0o600)
        withExtendedLifetime(lock) {}
    }

    private static func read(_ file: FilePath) -> [String] {
        guard let bytes = try? FileSystem.read(file, limit: byteLimit) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
            .suffix(limit)
    }
}
