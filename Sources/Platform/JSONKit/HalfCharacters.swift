// SPDX-License-Identifier: Apache-2.0

/// Halves of characters (surrogates), which strings of JavaScript may hold and no Unicode text can.
///
/// `JSON.stringify` writes them as escapes (<https://tc39.es/ecma262/#sec-quotejsonstring>).
package enum HalfCharacters {
    private static let replacement = Array("fffd".utf8)

    /// A document of JSON with U+FFFD for each of them, as `TextEncoder` writes it.
    package static func replaced(in document: [UInt8]) -> [UInt8] {
        var document = document
        var offset = 0
        while let start = document[offset...].firstIndex(of: UInt8(ascii: "\\")) {
            // What follows a backslash that is no surrogate is skipped with it: it may be another backslash.
            offset = min(start + 2, document.count)
            guard let first = surrogate(at: start, in: document) else { continue }
            let second = surrogate(at: start + 6, in: document)
            if first < 0xDC00, let second, second >= 0xDC00 {
                offset = start + 12
            } else {
                document.replaceSubrange(start + 2..<start + 6, with: replacement)
                offset = start + 6
            }
        }
        return document
    }

    /// The surrogate whose escape stands at `start`.
    private static func surrogate(at start: Int, in document: [UInt8]) -> UInt32? {
        let escape = document.dropFirst(start).prefix(6)
        guard escape.count == 6, escape.starts(with: "\\u".utf8),
            let unit = UInt32(String(decoding: escape.dropFirst(2), as: UTF8.self), radix: 16)
        else { return nil }
        return (0xD800..<0xE000).contains(unit) ? unit : nil
    }
}
