// SPDX-License-Identifier: Apache-2.0

/// One line of an ignore file, as git reads it (gitignore(5)).
struct IgnorePattern: Hashable, Sendable {
    /// Whether the line takes back what an earlier one said: `!keep.txt`.
    let isNegated: Bool

    /// Whether only folders are meant: `build/`.
    let isForFolders: Bool

    /// Whether the whole path below the file's folder is compared, and not the last name alone.
    private let isAnchored: Bool

    private let wildcard: Wildcard

    /// Reads a line; `nil` for one that says nothing: empty, or a comment.
    init?(parsing line: some StringProtocol) {
        var text = Array(line.utf8)
        if text.last == UInt8(ascii: "\r") { text.removeLast() }
        guard text.first != UInt8(ascii: "#") else { return nil }
        Self.removeSpaces(atEndOf: &text)
        isNegated = text.first == UInt8(ascii: "!")
        if isNegated { text.removeFirst() }
        isForFolders = text.last == UInt8(ascii: "/")
        if isForFolders { text.removeLast() }
        isAnchored = text.contains(UInt8(ascii: "/"))
        if text.first == UInt8(ascii: "/") { text.removeFirst() }
        guard !text.isEmpty else { return nil }
        wildcard = Wildcard(text)
    }

    /// Whether the line means the file or folder at `path`, which begins below the folder of the ignore file.
    func matches(_ path: some StringProtocol, isFolder: Bool) -> Bool {
        guard isFolder || !isForFolders else { return false }
        let bytes = Array(path.utf8)
        guard !isAnchored else { return wildcard.matches(bytes[...]) }
        let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        return wildcard.matches(bytes[start...])
    }

    /// A space at the end counts only behind a backslash.
    private static func removeSpaces(atEndOf text: inout [UInt8]) {
        while text.last == UInt8(ascii: " ") {
            let escapes = text.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
            guard escapes.isMultiple(of: 2) else { return }
            text.removeLast()
        }
    }
}
