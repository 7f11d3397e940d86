// SPDX-License-Identifier: Apache-2.0

/// Bounds how deep a document nests, before it is parsed.
///
/// The parser has a limit for brackets, but none for dotted keys, and it frees its tables by
/// recursion: `a.a.a.…` long enough would overflow the stack.
enum TOMLNesting {
    /// The most brackets inside each other, and the most dots in one key.
    static let limit = 32

    /// The offset at which a document is too deep; `nil` when it is not.
    ///
    /// Reads strings and comments as TOML does. Behind the first fault of the text the answer means
    /// nothing, but the parser stops there.
    static func excess(in bytes: [UInt8]) -> Int? {
        var index = 0
        var brackets = 0
        var dots = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                index = end(ofStringAt: index, in: bytes)
                continue
            case UInt8(ascii: "#"):
                index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                brackets += 1
                dots = 0
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                brackets = max(0, brackets - 1)
                dots = 0
            case UInt8(ascii: "."): dots += 1
            case UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: "\n"): dots = 0
            default: break
            }
            if brackets > limit || dots > limit { return index }
            index += 1
        }
        return nil
    }

    /// Where a string ends, behind its quotes; at the line end where it lacks them.
    static func end(ofStringAt start: Int, in bytes: [UInt8]) -> Int {
        let quote = bytes[start]
        let isLong = bytes[start...].starts(with: [quote, quote, quote])
        var index = start + (isLong ? 3 : 1)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 2
            } else if byte == UInt8(ascii: "\n"), !isLong {
                return index
            } else if byte == quote, !isLong {
                return index + 1
            } else if byte == quote, bytes[index...].starts(with: [quote, quote, quote]) {
                // Up to two more quotes belong to the text of a long string.
                index += 3
                while index < bytes.count, bytes[index] == quote { index += 1 }
                return index
            } else {
                index += 1
            }
        }
        return bytes.count
    }
}
