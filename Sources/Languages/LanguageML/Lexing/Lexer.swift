// SPDX-License-Identifier: Apache-2.0

/// Reads tokens where the parser says what may stand there: `-1` is a number where a value may start and
/// an operator with its operand behind a value; `//` is a comment but behind a value.
struct Lexer {
    enum Place: Hashable {
        /// A value or a statement may start here.
        case value
        /// Behind a complete value.
        case operand
        /// Neither: in the head of a statement, behind a semicolon's relatives.
        case other
    }

    let bytes: [UInt8]

    /// The next token at or behind `position`.
    func token(at position: Int, in place: Place) -> Token {
        let start = skipTrivia(position, comments: place != .operand)
        guard start < bytes.count else { return Token(kind: .end, range: start..<start) }
        let byte = bytes[start]
        if Self.startsName(byte) { return Token(kind: .word, range: start..<wordEnd(start)) }
        if byte == 0x22 || byte == 0x27 { return string(start) }
        if let number = number(start, in: place) { return number }
        return symbol(start)
    }

    /// The text of a token.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether `range` holds just this word.
    func has(_ word: StaticString, at range: Range<Int>) -> Bool {
        word.utf8CodeUnitCount == range.count && "\(word)".utf8.elementsEqual(bytes[range])
    }

    // MARK: Names

    static func startsName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F
    }

    static func continuesName(_ byte: UInt8) -> Bool {
        startsName(byte) || (0x30...0x39).contains(byte)
    }

    /// Whether `text` can be a variable.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, startsName(first), text != "fn" else { return false }
        return text.utf8.allSatisfy(continuesName)
    }

    private func wordEnd(_ start: Int) -> Int {
        var end = start + 1
        while end < bytes.count, Self.continuesName(bytes[end]) { end += 1 }
        return end
    }

    // MARK: Trivia

    private func skipTrivia(_ start: Int, comments: Bool) -> Int {
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0C, 0x0D, 0x0A:
                position += 1
            case 0x2F where comments && position + 1 < bytes.count && bytes[position + 1] == 0x2F:
                while position < bytes.count, bytes[position] != 0x0A { position += 1 }
            default:
                return position
            }
        }
        return position
    }
}

extension Lexer {
    /// The quotes have no escapes: a backslash only keeps the character behind it from ending the text.
    private func string(_ start: Int) -> Token {
        let quote = bytes[start]
        var position = start + 1
        while position < bytes.count, bytes[position] != quote {
            if bytes[position] == 0x5C {
                guard position + 1 < bytes.count, bytes[position + 1] != 0x0A else { break }
                position += 1
            }
            position += 1
        }
        guard position < bytes.count, bytes[position] == quote else {
            return Token(kind: .openString, range: start..<start + 1)
        }
        return Token(kind: .string, range: start..<position + 1)
    }

    private func number(_ start: Int, in place: Place) -> Token? {
        var position = start
        if place == .value, bytes[start] == 0x2B || bytes[start] == 0x2D { position += 1 }
        let whole = digitsEnd(position)
        var end = whole
        var isFloat = false
        if end < bytes.count, bytes[end] == 0x2E, whole > position || place == .value {
            let fraction = digitsEnd(end + 1)
            guard whole > position || fraction > end + 1 else { return nil }
            isFloat = true
            end = fraction
        }
        guard end > position else { return nil }
        if let exponent = exponentEnd(end) {
            isFloat = true
            end = exponent
        }
        return Token(kind: isFloat ? .float : .integer, range: start..<end)
    }

    private func exponentEnd(_ start: Int) -> Int? {
        guard start < bytes.count, bytes[start] | 0x20 == 0x65 else { return nil }
        var digits = start + 1
        if digits < bytes.count, bytes[digits] == 0x2B || bytes[digits] == 0x2D { digits += 1 }
        let end = digitsEnd(digits)
        return end > digits ? end : nil
    }

    private func digitsEnd(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
        return end
    }

    private func symbol(_ start: Int) -> Token {
        if start + 2 <= bytes.count, let long = Self.symbols[text(start..<start + 2)] {
            return Token(kind: .symbol(long), range: start..<start + 2)
        }
        if bytes[start] < 0x80, let short = Self.symbols[text(start..<start + 1)] {
            return Token(kind: .symbol(short), range: start..<start + 1)
        }
        var end = start + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return Token(kind: .unknown, range: start..<end)
    }

    private static let symbols = Dictionary(
        uniqueKeysWithValues: Symbol.allCases.map { ($0.rawValue, $0) }
    )
}
