// SPDX-License-Identifier: Apache-2.0

/// Percent-encoding and dot segments (RFC 3986 §2.1, §5.2.4, §6.2.2).
enum PercentEncoding {
    /// Whether a byte stands for itself in a path.
    static func isPathByte(_ byte: UInt8) -> Bool {
        if isUnreserved(byte) { return true }
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"),
            UInt8(ascii: "@"), UInt8(ascii: "/"):
            return true
        default: return false
        }
    }

    /// Whether a byte stands for itself in a query.
    static func isQueryByte(_ byte: UInt8) -> Bool { isPathByte(byte) || byte == UInt8(ascii: "?") }

    /// The one spelling of `text`; `nil` when a triplet is broken or stands for NUL.
    ///
    /// Triplets of unreserved characters are decoded, all others uppercase; bytes that are not
    /// allowed are encoded.
    static func normalized(_ text: String, allowing isAllowed: (UInt8) -> Bool) -> String? {
        let bytes = text.utf8
        if bytes.allSatisfy(isAllowed) { return text }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 8)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index = bytes.index(after: index)
            if byte == UInt8(ascii: "%") {
                guard let value = triplet(bytes, at: &index), value != 0 else { return nil }
                if isUnreserved(value) { result.append(value) } else { append(value, to: &result) }
            } else if isAllowed(byte) {
                result.append(byte)
            } else {
                append(byte, to: &result)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text that `text` stands for; `nil` when a triplet is broken or the result is not UTF-8.
    static func decoded(_ text: Substring) -> String? {
        let whole = String(text)
        var result: [UInt8] = []
        var index = whole.utf8.startIndex
        while index < whole.utf8.endIndex {
            let byte = whole.utf8[index]
            index = whole.utf8.index(after: index)
            if byte == UInt8(ascii: "%") {
                guard let value = triplet(whole.utf8, at: &index) else { return nil }
                result.append(value)
            } else {
                result.append(byte)
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    /// `path`, which begins with `/`, without `.` and `..` segments; `..` stops at the root.
    static func removingDotSegments(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
        let segments = path.utf8.split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )
        .dropFirst()
        var kept: [Substring.UTF8View] = []
        for (place, segment) in zip(1..., segments) {
            let isDot = segment.elementsEqual(".".utf8)
            let isDouble = segment.elementsEqual("..".utf8)
            if isDouble { _ = kept.popLast() }
            if !isDot, !isDouble {
                kept.append(segment)
            } else if place == segments.count {
                kept.append(""[...].utf8)
            }
        }
        return kept.reduce(into: "") { $0 += "/" + String(Substring($1)) }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        ASCII.isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
    }

    private static func triplet(_ bytes: String.UTF8View, at index: inout String.Index) -> UInt8? {
        var value: UInt8 = 0
        for _ in 0..<2 {
            guard index < bytes.endIndex, let digit = ASCII.hexValue(bytes[index]) else {
                return nil
            }
            value = value << 4 | digit
            index = bytes.index(after: index)
        }
        return value
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
