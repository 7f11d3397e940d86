// SPDX-License-Identifier: Apache-2.0

/// A JSON document that is written from its start to its end, without values in between.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    /// Appends `text` as it is.
    mutating func append(_ text: String) {
        bytes += text.utf8
    }

    /// Appends `text` as a JSON string.
    mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0x00..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
