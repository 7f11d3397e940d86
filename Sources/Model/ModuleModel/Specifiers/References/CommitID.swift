// SPDX-License-Identifier: Apache-2.0

/// The full id of a git commit: 40 lowercase hexadecimal digits (SHA-1), or 64 (SHA-256).
public struct CommitID: Hashable, Sendable, CustomStringConvertible {
    /// The text form.
    public let description: String

    /// Reads an id; `nil` for anything else, abbreviations too.
    public init?(parsing text: some StringProtocol) {
        guard text.utf8.count == 40 || text.utf8.count == 64, ASCII.isLowercaseHex(text.utf8)
        else { return nil }
        description = String(text)
    }
}
