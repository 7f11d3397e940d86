// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

// Strings, templates, regular expressions and numbers.
extension ModuleScanner {
    /// The place after the string at `start`; `nil` when it is not closed on its line.
    func stringEnd(from start: Int) -> Int? {
        let quote = bytes[start]
        var index = start + 1
        while true {
            switch bytes[index] {
            case quote:
                return index + 1
            case UInt8(ascii: "\\"):
                let isPair = bytes[index + 1] == 0x0D && bytes[index + 2] == 0x0A
                index += isPair ? 3 : 2
            case 0x0A, 0x0D:
                return nil
            case 0 where index >= end:
                return nil
            default:
                index += 1
            }
            if index > end { return nil }
        }
    }

    mutating func scanString() throws(SyntaxFailure) {
        insertSemicolon()
        guard let after = stringEnd(from: index) else {
            throw failure("this string is not closed", index..<index + 1)
        }
        index = after
        state = .operand
    }

    /// Reads a template from `from` to its end or to its next `${`; it was opened at `start`.
    mutating func scanTemplate(from: Int, start: Int) throws(SyntaxFailure) {
        guard let piece = templateEnd(from: from) else {
            throw failure("this template is not closed", start..<start + 1)
        }
        index = piece.index
        if piece.substitutes {
            push(ScanContext(.template, after: .operand, start: start), state: .expression)
        } else {
            state = .operand
        }
    }

    /// The place after the backtick or `${` that ends the characters at `start`.
    func templateEnd(from start: Int) -> (index: Int, substitutes: Bool)? {
        var index = start
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "`"):
                return (index + 1, false)
            case UInt8(ascii: "\\"):
                index += 2
            case UInt8(ascii: "$") where bytes[index + 1] == UInt8(ascii: "{"):
                return (index + 2, true)
            default:
                index += 1
            }
        }
        return nil
    }

    mutating func scanSlash() throws(SyntaxFailure) {
        // A type cannot be divided: after `let x: T`, a new line begins with the expression.
        if state == .operand, newline, lastTypeEnd == previousEnd { insertSemicolon() }
        if state == .operand {
            index += bytes[index + 1] == UInt8(ascii: "=") ? 2 : 1
            state = .expression
        } else {
            try scanRegularExpression()
        }
    }

    private mutating func scanRegularExpression() throws(SyntaxFailure) {
        let start = index
        var inClass = false
        index += 1
        while bytes[index] != UInt8(ascii: "/") || inClass {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): inClass = true
            case UInt8(ascii: "]"): inClass = false
            default: break
            }
            if index >= end || endsLine(at: index) {
                throw failure("this regular expression is not closed", start..<start + 1)
            }
            index += 1
        }
        index += 1
        while isWordPart(bytes[index]) { index += 1 }
        state = .operand
    }

    private func endsLine(at index: Int) -> Bool {
        let byte = bytes[index]
        return byte == 0x0A || byte == 0x0D || isLineSeparator(at: index)
    }

    mutating func scanNumber() {
        insertSemicolon()
        index = numberEnd(from: index)
        state = .operand
    }

    /// The place after the number at `start`, which begins with a digit, or a dot and a digit.
    func numberEnd(from start: Int) -> Int {
        var index = start
        if bytes[index] == UInt8(ascii: "0"), isLetter(bytes[index + 1]),
            bytes[index + 1] | 0x20 != UInt8(ascii: "e")
        {
            while isWordPart(bytes[index]) { index += 1 }
            return index
        }
        while isDigit(bytes[index]) { index += 1 }
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            while isDigit(bytes[index]) { index += 1 }
        }
        if bytes[index] | 0x20 == UInt8(ascii: "e") {
            let next = bytes[index + 1]
            index += next == UInt8(ascii: "+") || next == UInt8(ascii: "-") ? 2 : 1
        }
        while isWordPart(bytes[index]) { index += 1 }
        return index
    }

    /// Whether `byte` is a digit or the `_` between digits.
    private func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// Whether `byte` is an ASCII character of words.
    func isWordPart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "$")
    }
}
