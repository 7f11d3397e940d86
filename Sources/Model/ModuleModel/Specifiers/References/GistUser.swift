// SPDX-License-Identifier: Apache-2.0

/// The name of a GitHub account, which GitHub compares without regard to case; kept in lowercase.
public struct GistUser: Hashable, Sendable, CustomStringConvertible {
    /// The text form.
    public let description: String

    /// Reads a name of 1 to 39 ASCII letters, digits and inner hyphens; `nil` for anything else.
    public init?(parsing text: some StringProtocol) {
        let bytes = text.utf8
        guard (1...39).contains(bytes.count), bytes.first != UInt8(ascii: "-"),
            bytes.allSatisfy({ ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        description = ASCII.lowercased(String(text))
    }
}
