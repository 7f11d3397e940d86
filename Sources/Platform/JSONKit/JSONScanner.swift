// SPDX-License-Identifier: Apache-2.0

/// Finds places in a JSON text: the first fault, or the value that stands at a given position.
///
/// The fast parser says neither. This one is slow, keeps no values, and runs only for an error; it
/// accepts the same texts, which a test holds it to.
struct JSONScanner {
    /// What was found.
    enum Outcome {
        /// The bytes of the value or key that was asked for.
        case token(Range<Int>)
        /// The text ended, and nothing was wrong with it.
        case end
        /// The text is wrong.
        case failure(Fault)
    }

    /// What is wrong, and where.
    struct Fault: Error {
        let offset: Int
        let reason: String
    }

    private let bytes: [UInt8]
    /// Whether everything is accepted that the grammar is (RFC 8259), and a byte order mark in front of it.
    private let isLoose: Bool
    private var offset = 0
    private var ordinal = 0
    /// The brackets that are open; explicit, so that depth costs no stack.
    private var open: [UInt8] = []

    init(bytes: [UInt8], isLoose: Bool = false) {
        self.bytes = bytes
        self.isLoose = isLoose
    }

    /// Reads on until the value or key with this number, counted from 0 in the order of the text.
    mutating func scan(until wanted: Int) -> Outcome {
        do throws(Fault) {
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
                guard isLoose else { throw fault("it begins with a byte order mark") }
                offset = 3
            }
            skipSpace()
            while true {
                if let token = try scanValue(wanted) { return .token(token) }
                var isValueNext = false
                while !isValueNext {
                    skipSpace()
                    guard let bracket = open.last else {
                        guard offset == bytes.count else {
                            throw fault("something follows the value")
                        }
                        return .end
                    }
                    let close = bracket == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
                    if take(close) {
                        open.removeLast()
                    } else if take(UInt8(ascii: ",")) {
                        skipSpace()
                        if bracket == UInt8(ascii: "{"), let token = try scanKey(wanted) {
                            return .token(token)
                        }
                        isValueNext = true
                    } else {
                        let closing = Character(Unicode.Scalar(close))
                        throw fault("`,` or `\(closing)` is missing")
                    }
                }
            }
        } catch {
            return .failure(error)
        }
    }

    // MARK: Values

    /// Reads a value, or the beginnings of arrays and objects down to a first value.
    private mutating func scanValue(_ wanted: Int) throws(Fault) -> Range<Int>? {
        while true {
            let start = offset
            guard let byte = peek() else { throw fault("the text ends too early") }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                offset += 1
                if let token = token(start, wanted) { return token }
                skipSpace()
                let close = byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
                if take(close) { return nil }
                open.append(byte)
                if byte == UInt8(ascii: "{"), let token = try scanKey(wanted) { return token }
                continue
            case UInt8(ascii: "\""): try scanString()
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
            default: try scanWord()
            }
            return token(start, wanted)
        }
    }

    private mutating func scanKey(_ wanted: Int) throws(Fault) -> Range<Int>? {
        let start = offset
        guard peek() == UInt8(ascii: "\"") else {
            throw fault("a key in double quotes is missing")
        }
        try scanString()
        if let token = token(start, wanted) { return token }
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw fault("`:` is missing after a key") }
        skipSpace()
        return nil
    }

    private mutating func scanWord() throws(Fault) {
        for word in ["true", "false", "null"] where bytes[offset...].starts(with: word.utf8) {
            offset += word.utf8.count
            return
        }
        throw fault("a value is missing")
    }

    private mutating func scanNumber() throws(Fault) {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if isDigit(peek()) { throw fault("a number begins with a zero") }
        } else {
            try scanDigits()
        }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try scanDigits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try scanDigits()
        }
        if isLoose { return }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        let isInRange =
            isWhole
            ? Int64(text) != nil || UInt64(text) != nil
            : Double(text)?.isFinite == true
        guard isInRange else {
            throw Fault(offset: start, reason: "a number is beyond 64 bits")
        }
    }

    private mutating func scanDigits() throws(Fault) {
        guard isDigit(peek()) else { throw fault("a digit is missing") }
        while isDigit(peek()) { offset += 1 }
    }

    // MARK: Small steps

    private func fault(_ reason: String) -> Fault { Fault(offset: offset, reason: reason) }

    private func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset += 1
        return true
    }

    private func isDigit(_ byte: UInt8?) -> Bool {
        byte.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            offset += 1
        }
    }

    private mutating func token(_ start: Int, _ wanted: Int) -> Range<Int>? {
        defer { ordinal += 1 }
        return ordinal == wanted ? start..<offset : nil
    }
}

// MARK: - Strings

extension JSONScanner {
    private mutating func scanString() throws(Fault) {
        let start = offset
        offset += 1
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                let text = bytes[start..<offset]
                guard String(validating: text, as: UTF8.self) != nil else {
                    throw Fault(offset: start, reason: "a string is not valid UTF-8")
                }
                offset += 1
                return
            case UInt8(ascii: "\\"): try scanEscape()
            case 0..<0x20: throw fault("a control character in a string is not escaped")
            default: offset += 1
            }
        }
        throw Fault(offset: start, reason: "a string is never closed")
    }

    private mutating func scanEscape() throws(Fault) {
        let start = offset
        offset += 1
        guard let byte = peek() else { throw fault("the text ends too early") }
        offset += 1
        guard byte == UInt8(ascii: "u") else {
            guard #""\/bfnrt"#.utf8.contains(byte) else {
                throw Fault(offset: start, reason: "an escape is not known")
            }
            return
        }
        let first = try scanUnit(start)
        guard !isLoose, (0xD800..<0xE000).contains(first) else { return }
        guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")),
            (0xDC00..<0xE000).contains(try scanUnit(start))
        else { throw Fault(offset: start, reason: "an escape is half a character") }
    }

    private mutating func scanUnit(_ start: Int) throws(Fault) -> UInt32 {
        let digits = bytes[offset...].prefix(4)
        let text = String(decoding: digits, as: UTF8.self)
        guard digits.count == 4, text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
            let unit = UInt32(text, radix: 16)
        else { throw Fault(offset: start, reason: "an escape needs four hexadecimal digits") }
        offset += 4
        return unit
    }
}
