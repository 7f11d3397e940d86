// SPDX-License-Identifier: Apache-2.0

/// Resolves the escapes of JavaScript strings, names and templates.
enum LiteralText {
    /// The text of `bytes`, which stand between quotes; `nil` where an escape is malformed.
    ///
    /// A lone surrogate becomes U+FFFD: no specifier or name that can be looked up holds one.
    static func decode(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.contains(UInt8(ascii: "\\")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var decoder = Decoder(bytes: bytes, index: bytes.startIndex)
        return decoder.run()
    }

    private struct Decoder {
        let bytes: ArraySlice<UInt8>
        var index: Int
        var output: [UInt8] = []
        var highSurrogate: UInt32?

        mutating func run() -> String? {
            while index < bytes.endIndex {
                if bytes[index] == UInt8(ascii: "\\") {
                    index += 1
                    guard escape() else { return nil }
                } else {
                    flush()
                    output.append(bytes[index])
                    index += 1
                }
            }
            flush()
            return String(decoding: output, as: UTF8.self)
        }

        private mutating func escape() -> Bool {
            guard index < bytes.endIndex else { return false }
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "n"): append(0x0A)
            case UInt8(ascii: "r"): append(0x0D)
            case UInt8(ascii: "t"): append(0x09)
            case UInt8(ascii: "b"): append(0x08)
            case UInt8(ascii: "v"): append(0x0B)
            case UInt8(ascii: "f"): append(0x0C)
            case UInt8(ascii: "x"): return hexadecimal(digits: 2)
            case UInt8(ascii: "u"): return unicode()
            case UInt8(ascii: "0"): return null()
            case UInt8(ascii: "1")...UInt8(ascii: "9"): return false
            case 0x0D: if index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
            case 0x0A: break
            case 0xE2 where isLineSeparator: index += 2
            default:
                flush()
                output.append(byte)
            }
            return true
        }

        private var isLineSeparator: Bool {
            index + 1 < bytes.endIndex && bytes[index] == 0x80 && bytes[index + 1] | 1 == 0xA9
        }

        private mutating func null() -> Bool {
            if index < bytes.endIndex, bytes[index] &- 0x30 < 10 { return false }
            append(0)
            return true
        }

        private mutating func unicode() -> Bool {
            guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "{") else {
                return hexadecimal(digits: 4)
            }
            index += 1
            var value: UInt32 = 0
            let start = index
            while index < bytes.endIndex, let digit = Self.digit(bytes[index]) {
                value = value * 16 + digit
                guard value <= 0x10FFFF else { return false }
                index += 1
            }
            guard index > start, index < bytes.endIndex, bytes[index] == UInt8(ascii: "}") else {
                return false
            }
            index += 1
            append(value)
            return true
        }

        private mutating func hexadecimal(digits: Int) -> Bool {
            guard bytes.endIndex - index >= digits else { return false }
            var value: UInt32 = 0
            for _ in 0..<digits {
                guard let digit = Self.digit(bytes[index]) else { return false }
                value = value * 16 + digit
                index += 1
            }
            append(value)
            return true
        }

        /// Appends a code unit or code point; halves of a pair are joined.
        private mutating func append(_ value: UInt32) {
            if let high = highSurrogate, (0xDC00...0xDFFF).contains(value) {
                highSurrogate = nil
                encode(0x10000 + (high - 0xD800) << 10 + (value - 0xDC00))
                return
            }
            flush()
            if (0xD800...0xDBFF).contains(value) { highSurrogate = value } else { encode(value) }
        }

        /// Gives up waiting for the second half of a pair.
        private mutating func flush() {
            if highSurrogate != nil { encode(0xFFFD) }
            highSurrogate = nil
        }

        private mutating func encode(_ value: UInt32) {
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }

        private static func digit(_ byte: UInt8) -> UInt32? {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
            case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x57
            case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x37
            default: nil
            }
        }
    }
}
