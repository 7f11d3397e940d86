// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

// White space, line breaks and comments.
extension ModuleScanner {
    /// Moves to the next token and notes whether a line break stands before it.
    mutating func skipTrivia() throws(SyntaxFailure) {
        (index, newline) = try triviaEnd(from: index)
    }

    /// Where the next token after `start` begins, and whether a line break stands before it.
    func triviaEnd(from start: Int) throws(SyntaxFailure) -> (index: Int, newline: Bool) {
        var index = start
        var newline = false
        while true {
            switch bytes[index] {
            case 0x20, 0x09, 0x0B, 0x0C:
                index += 1
            case 0x0A, 0x0D:
                newline = true
                index += 1
            case UInt8(ascii: "/"):
                let next = bytes[index + 1]
                if next == UInt8(ascii: "/") {
                    index = lineCommentEnd(from: index)
                } else if next == UInt8(ascii: "*") {
                    guard let end = blockCommentEnd(from: index, newline: &newline) else {
                        throw failure("this comment is not closed", index..<index + 2)
                    }
                    index = end
                } else {
                    return (index, newline)
                }
            case 0x80...:
                let length = spaceLength(at: index)
                guard length > 0 else { return (index, newline) }
                newline = newline || isLineSeparator(at: index)
                index += length
            default:
                return (index, newline)
            }
        }
    }

    /// The first line break after `start`, or the end.
    func lineCommentEnd(from start: Int) -> Int {
        var index = start
        while index < end {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D || byte == 0xE2 && isLineSeparator(at: index) { break }
            index += 1
        }
        return index
    }

    /// The place after the `*/` of the comment at `start`; `nil` when there is none.
    private func blockCommentEnd(from start: Int, newline: inout Bool) -> Int? {
        var index = start + 2
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "*") where bytes[index + 1] == UInt8(ascii: "/"):
                return index + 2
            case 0x0A, 0x0D:
                newline = true
            case 0xE2 where isLineSeparator(at: index):
                newline = true
            default:
                break
            }
            index += 1
        }
        return nil
    }

    /// Whether U+2028 or U+2029 is at `index`.
    func isLineSeparator(at index: Int) -> Bool {
        bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] | 1 == 0xA9
    }

    /// The length of the white space character beyond ASCII at `index`; 0 for any other.
    func spaceLength(at index: Int) -> Int {
        let second = bytes[index + 1]
        switch bytes[index] {
        case 0xC2: return second == 0xA0 ? 2 : 0
        case 0xE1: return second == 0x9A && bytes[index + 2] == 0x80 ? 3 : 0
        case 0xE2: return isWideSpace(second, bytes[index + 2]) ? 3 : 0
        case 0xE3: return second == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
        case 0xEF: return second == 0xBB && bytes[index + 2] == 0xBF ? 3 : 0
        default: return 0
        }
    }

    /// U+2000 to U+200A, U+2028, U+2029, U+202F and U+205F.
    private func isWideSpace(_ second: UInt8, _ third: UInt8) -> Bool {
        if second == 0x81 { return third == 0x9F }
        guard second == 0x80 else { return false }
        return (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF
    }
}
