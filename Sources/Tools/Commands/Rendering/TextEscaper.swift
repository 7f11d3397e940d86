// SPDX-License-Identifier: Apache-2.0

/// Makes text of others harmless to a terminal and to the eye.
///
/// Control characters drive terminals; characters without a shape, among them those that turn
/// the direction of writing, let text look like what it is not. Both become visible: `\u{1b}`.
package enum TextEscaper {
    /// The text in one line, with everything invisible spelt out.
    package static func escape(_ text: String) -> String {
        guard needsEscape(text) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            if isHarmless(scalar) {
                escaped.unicodeScalars.append(scalar)
            } else {
                escaped += spelling(scalar)
            }
        }
        return escaped
    }

    /// The text with its line breaks kept, and everything else that is invisible spelt out.
    package static func escapeLines(_ text: String) -> String {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { escape(String(Substring($0))) }.joined(separator: "\n")
    }

    /// How a character that is not harmless is written.
    static func spelling(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(scalar.value, radix: 16))}"
        }
    }

    /// Whether a character may reach a terminal as it is.
    static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: return false
        // The joiners shape letters of Indic and Arabic scripts, and emoji.
        case .format: return scalar == "\u{200C}" || scalar == "\u{200D}"
        default: return true
        }
    }

    private static func needsEscape(_ text: String) -> Bool {
        !text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
            && !text.unicodeScalars.allSatisfy(isHarmless)
    }
}
