// SPDX-License-Identifier: Apache-2.0

/// Text as it stands in HTML, between tags and in quoted values alike.
enum HTMLText {
    /// Appends `text` to a page.
    ///
    /// Besides what HTML needs, characters are made visible that a reader would not notice: control
    /// characters as their pictures, and those that turn the direction of the text around, as their
    /// numbers. A program must not look like another one.
    static func escape(_ text: String, into bytes: inout [UInt8]) {
        let source = text.utf8
        guard source.contains(where: needsCare) else {
            bytes += source
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x22: bytes += "&quot;".utf8
            case 0x27: bytes += "&#39;".utf8
            case 0x09, 0x0A: bytes.append(UInt8(scalar.value))
            case 0x00...0x1F: append(0x2400 + scalar.value, to: &bytes)
            case 0x7F: append(0x2421, to: &bytes)
            case 0x80...0x9F, 0xFFFE, 0xFFFF: append(0xFFFD, to: &bytes)
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C:
                bytes += "⟨U+\(String(scalar.value, radix: 16, uppercase: true))⟩".utf8
            default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
    }

    /// A byte that is escaped, or may begin a character that is.
    private static func needsCare(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
        default: false
        }
    }

    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else { return }
        bytes += encoded
    }
}
