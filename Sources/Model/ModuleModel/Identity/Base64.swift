// SPDX-License-Identifier: Apache-2.0

/// Base64 with padding (RFC 4648 §4), strict in what it reads.
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    /// The text form of `bytes`.
    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let chunk = bytes[start..<min(start + 3, bytes.count)]
            let word =
                chunk.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - chunk.count))
            for place in 0..<4 {
                let isPadding = place > chunk.count
                text.append(isPadding ? 0x3D : alphabet[Int(word >> (18 - 6 * UInt32(place)) & 63)])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The value of each character; 255 for one that has none.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// The bytes that `text` spells; `nil` unless it is the one text form of some bytes.
    package static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        let values = Self.values
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var word: UInt32 = 0
        var count = 0
        var padding = 0
        for character in text {
            if character == 0x3D {
                padding += 1
                word <<= 6
            } else {
                let value = values[Int(character)]
                guard padding == 0, value != 255 else { return nil }
                word = word << 6 | UInt32(value)
            }
            count += 1
            if count.isMultiple(of: 4) {
                bytes.append(UInt8(word >> 16 & 255))
                bytes.append(UInt8(word >> 8 & 255))
                bytes.append(UInt8(word & 255))
                word = 0
            }
        }
        // What padding stands for has no bits: otherwise the same bytes would have two texts.
        guard padding <= 2, bytes.suffix(padding).allSatisfy({ $0 == 0 }) else { return nil }
        bytes.removeLast(padding)
        return bytes
    }
}
