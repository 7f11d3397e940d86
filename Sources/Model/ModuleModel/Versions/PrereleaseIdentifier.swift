// SPDX-License-Identifier: Apache-2.0

/// One identifier of a prerelease: the `alpha` and the `1` of `1.0.0-alpha.1`.
public enum PrereleaseIdentifier: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// A number; numbers come before words.
    case number(UInt64)
    /// ASCII letters, digits and hyphens, not digits alone.
    case word(String)

    /// Reads an identifier of valid characters; `nil` for a number with a leading zero or too large.
    init?(valid text: String) {
        guard text.utf8.allSatisfy(ASCII.isDigit) else {
            self = .word(text)
            return
        }
        guard text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0"),
            let number = UInt64(text)
        else { return nil }
        self = .number(number)
    }

    /// The text form.
    public var description: String {
        switch self {
        case .number(let number): String(number)
        case .word(let word): word
        }
    }

    /// Orders as SemVer §11.4 says: numbers by value, words by their ASCII codes.
    public static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): left < right
        case (.number, .word): true
        case (.word, .number): false
        case (.word(let left), .word(let right)):
            left.utf8.lexicographicallyPrecedes(right.utf8)
        }
    }
}
