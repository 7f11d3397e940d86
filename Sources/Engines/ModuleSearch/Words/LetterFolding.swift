// SPDX-License-Identifier: Apache-2.0

/// Brings letters that people type for one another to one form: `É`, `é` and `e` are `e`.
enum LetterFolding {
    /// A lowercase text without accents; what is no Latin letter only loses its case.
    static func fold(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var folded = ""
        for character in text.lowercased() { folded += fold(character) }
        return folded
    }

    private static func fold(_ character: Character) -> String {
        if character.isASCII { return String(character) }
        if let base = accented[character] ?? spelled[character] { return base }
        let scalars = character.unicodeScalars.filter { scalar in
            // Marks above and below letters are often left out when typing.
            scalar.properties.generalCategory != .nonspacingMark
        }
        var text = String.UnicodeScalarView()
        for scalar in scalars { text.append(narrow(scalar)) }
        return String(text)
    }

    /// The ASCII letter or digit of a full-width one.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value),
            let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
        else { return scalar }
        return narrow.value < 0x5B && narrow.value > 0x40
            ? Unicode.Scalar(UInt8(narrow.value) | 0x20) : narrow
    }

    /// Letters that stand for others without being them plus an accent.
    private static let spelled: [Character: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i",
        "þ": "th",
    ]

    /// The accented letters of Latin alphabets; characters are equal however they are composed.
    private static let accented: [Character: String] = {
        var table: [Character: String] = [:]
        // Grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, ring, double acute, caron, cedilla,
        // ogonek, comma below, dot below, hook.
        let marks: [Unicode.Scalar] = [
            "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}",
            "\u{30A}", "\u{30B}", "\u{30C}", "\u{327}", "\u{328}", "\u{326}", "\u{323}", "\u{309}",
        ]
        for letter in "abcdefghijklmnopqrstuvwxyz".unicodeScalars {
            for mark in marks {
                var text = String.UnicodeScalarView()
                text.append(letter)
                text.append(mark)
                table[Character(String(text))] = String(letter)
            }
        }
        return table
    }()
}
