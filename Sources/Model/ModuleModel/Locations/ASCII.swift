// SPDX-License-Identifier: Apache-2.0

/// Classes of ASCII bytes; no Unicode rule ever decides about an identity.
enum ASCII {
    /// Whether `byte` is `a`–`z` or `A`–`Z`.
    static func isLetter(_ byte: UInt8) -> Bool {
        let folded = byte | 0x20
        return folded >= UInt8(ascii: "a") && folded <= UInt8(ascii: "z")
    }

    /// Whether `byte` is `0`–`9`.
    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Whether `byte` is a letter or a digit.
    static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    /// Whether `byte` is below a space, or DEL.
    static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

    /// The value of a hexadecimal digit of either case.
    static func hexValue(_ byte: UInt8) -> UInt8? {
        if isDigit(byte) { return byte - UInt8(ascii: "0") }
        let folded = byte | 0x20
        guard folded >= UInt8(ascii: "a"), folded <= UInt8(ascii: "f") else { return nil }
        return folded - UInt8(ascii: "a") + 10
    }

    /// `text` with `A`–`Z` made lowercase and nothing else touched.
    static func lowercased(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") })
        else { return text }
        return String(
            decoding: text.utf8.map { isLetter($0) ? $0 | 0x20 : $0 },
            as: UTF8.self
        )
    }

    /// The value of one to nine decimal digits; `nil` for anything else.
    static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}

extension ASCII {
    /// Whether all of `bytes` are `0`–`9` or `a`–`f`.
    static func isLowercaseHex(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.allSatisfy { hexValue($0) != nil && $0 & 0x20 != 0 }
    }

    /// Whether two dots stand in a row.
    static func holdsTwoDots(_ bytes: some Sequence<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "."), previous == byte { return true }
            previous = byte
        }
        return false
    }
}
