// SPDX-License-Identifier: Apache-2.0

/// The id of a gist: 20 to 64 lowercase hexadecimal digits.
public struct GistID: Hashable, Sendable, CustomStringConvertible {
    /// The text form.
    public let description: String

    /// Reads an id; `nil` for anything else.
    public init?(parsing text: some StringProtocol) {
        guard (20...64).contains(text.utf8.count), ASCII.isLowercaseHex(text.utf8) else {
            return nil
        }
        description = String(text)
    }
}
