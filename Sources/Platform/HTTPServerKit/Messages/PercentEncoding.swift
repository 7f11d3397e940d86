// SPDX-License-Identifier: Apache-2.0

/// Percent escapes of addresses (RFC 3986 §2.1).
package enum PercentEncoding {
    /// Decodes bytes; `nil` for a broken escape, a byte that is not `allowed` bare, or no UTF-8.
    package static func decode(
        _ bytes: some Collection<UInt8>,
        allowed: (UInt8) -> Bool
    ) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit)
                else { return nil }
                result.append(high << 4 | low)
            } else {
                guard allowed(byte) else { return nil }
                result.append(byte)
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    /// Reads what follows the question mark of an address, `+` as a space; `nil` if it is broken.
    package static func decodeQuery(_ text: some StringProtocol) -> [(name: String, value: String)]?
    {
        var items: [(name: String, value: String)] = []
        for part in text.utf8.split(separator: UInt8(ascii: "&")) {
            let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            guard let name = decodeForm(part[..<equals]),
                let value = decodeForm(part[equals...].dropFirst())
            else { return nil }
            items.append((name, value))
        }
        return items
    }

    /// One name of a path, with everything escaped that may not stand there.
    package static func encodeSegment(_ segment: String) -> String {
        guard !segment.utf8.allSatisfy(isPathByte) else { return segment }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in segment.utf8 {
            if isPathByte(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a byte may stand bare in a name of a path: `pchar` of RFC 3986.
    package static func isPathByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~!$&'()*+,;=:@".utf8.contains(byte)
        }
    }

    /// Whether a byte is a hexadecimal digit.
    static func isHexDigit(_ byte: UInt8) -> Bool { digit(byte) != nil }

    private static func decodeForm(_ bytes: some Collection<UInt8>) -> String? {
        let spaced = bytes.lazy.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
        return decode(Array(spaced)) { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
