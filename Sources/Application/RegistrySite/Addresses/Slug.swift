// SPDX-License-Identifier: Apache-2.0

/// A word of an author that is safe as a name of a file and of a page, in one spelling.
struct Slug: Hashable {
    /// The word in lowercase.
    let text: String

    /// Takes a word over; `nil` for what makes no good name of a file.
    init?(_ word: String) {
        let text = word.lowercased()
        guard (1...80).contains(text.utf8.count), !text.hasPrefix("."), !text.hasPrefix(" "),
            !text.hasSuffix(" "), !text.hasSuffix("."), text != "index.html",
            text.unicodeScalars.allSatisfy(Self.isFit)
        else { return nil }
        self.text = text
    }

    private static func isFit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let isLetter = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            return isLetter || "-_.+# ".unicodeScalars.contains(scalar)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber:
            return true
        default: return false
        }
    }
}
