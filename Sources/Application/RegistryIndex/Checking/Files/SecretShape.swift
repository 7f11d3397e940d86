// SPDX-License-Identifier: Apache-2.0

/// How the tokens of one maker look: a beginning, then bytes of a class, so and so many.
struct SecretShape: Hashable, Sendable {
    /// The bytes that may follow the beginning.
    enum Letters: Hashable, Sendable {
        /// `A`–`Z` and `0`–`9`.
        case capitals
        /// `0`–`9` and `a`–`f`.
        case hexadecimal
        /// Letters and digits.
        case alphanumeric
        /// Letters, digits, `-` and `_`.
        case word
        /// The same, and `.`.
        case dotted
        /// The same, and `/`.
        case path

        func contains(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39: true
            case 0x41...0x5A: self != .hexadecimal
            case 0x61...0x66: self != .capitals
            case 0x67...0x7A: self != .capitals && self != .hexadecimal
            case 0x2D, 0x5F: self == .word || self == .dotted || self == .path
            case 0x2E: self == .dotted || self == .path
            case 0x2F: self == .path
            default: false
            }
        }
    }

    /// What it opens: `a token of GitHub`.
    let kind: String

    /// How it begins.
    let prefix: [UInt8]

    /// What follows.
    let letters: Letters

    /// How much of it follows.
    let count: ClosedRange<Int>

    init(_ kind: String, _ prefix: String, _ letters: Letters, _ count: ClosedRange<Int>) {
        self.kind = kind
        self.prefix = Array(prefix.utf8)
        self.letters = letters
        self.count = count
    }

    /// The end of a token that begins at `place`; `nil` where none does.
    func end(at place: Int, in bytes: [UInt8]) -> Int? {
        let start = place + prefix.count
        guard start <= bytes.count, bytes[place..<start].elementsEqual(prefix) else { return nil }
        var end = start
        while end < bytes.count, end - start <= count.upperBound, letters.contains(bytes[end]) {
            end += 1
        }
        return count.contains(end - start) ? end : nil
    }

    /// The shapes by the byte that they begin with.
    static let byFirstByte: [[SecretShape]] = {
        var table = [[SecretShape]](repeating: [], count: 256)
        for shape in all { table[Int(shape.prefix[0])].append(shape) }
        return table
    }()
}
