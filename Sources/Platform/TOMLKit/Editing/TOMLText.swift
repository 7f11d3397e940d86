// SPDX-License-Identifier: Apache-2.0

/// What a TOML text is made of, for those who look at its bytes.
enum TOMLText {
    /// Whether a bare key may hold the byte.
    static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Whether the byte begins a string.
    static func isQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    /// Whether the byte is white space inside a line; a carriage return only occurs before a line feed.
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    /// Keys are the same when their bytes are.
    static func areEqual(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }

    /// Whether `path` begins with all of `start`.
    static func path(_ path: some Collection<String>, beginsWith start: [String]) -> Bool {
        path.starts(with: start, by: areEqual)
    }

    /// The first byte from `start` on that is neither white space nor in a comment.
    static func skippingTrivia(from start: Int, in bytes: [UInt8]) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "#") {
                index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            } else if isBlank(bytes[index]) || bytes[index] == UInt8(ascii: "\n") {
                index += 1
            } else {
                return index
            }
        }
        return index
    }

    /// The key that is written with quotes.
    static func text(ofQuoted bytes: ArraySlice<UInt8>) -> String {
        let inner = bytes.dropFirst().dropLast()
        guard bytes.first == UInt8(ascii: "\""), inner.contains(UInt8(ascii: "\\")) else {
            return String(decoding: inner, as: UTF8.self)
        }
        var text = ""
        var scalars = String(decoding: inner, as: UTF8.self).unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "\\", let escape = scalars.popFirst() else {
                text.unicodeScalars.append(scalar)
                continue
            }
            switch escape {
            case "b": text += "\u{8}"
            case "t": text += "\t"
            case "n": text += "\n"
            case "f": text += "\u{C}"
            case "r": text += "\r"
            case "u", "U":
                let digits = scalars.prefix(escape == "u" ? 4 : 8)
                scalars = scalars.dropFirst(digits.count)
                let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
                if let scalar = value.flatMap(Unicode.Scalar.init) {
                    text.unicodeScalars.append(scalar)
                }
            default: text.unicodeScalars.append(escape)
            }
        }
        return text
    }
}
