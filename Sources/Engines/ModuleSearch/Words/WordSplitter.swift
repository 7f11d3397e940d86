// SPDX-License-Identifier: Apache-2.0

/// Splits texts into the words that are searched for.
///
/// A word is a run of letters and digits, folded (``LetterFolding``); whatever else stands between words means
/// nothing. So no text, of a package or of a person, can hold anything that an index would take for an
/// operator: words have only ASCII letters, digits, and characters beyond ASCII.
enum WordSplitter {
    /// Longer words are cut; more of them is no word that anyone types.
    private static let longest = 48

    /// The words of `text`, in order, at most `limit`.
    static func words(_ text: String, limit: Int) -> [String] {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? plainWords(text, limit: limit) : foldedWords(text, limit: limit)
    }

    /// The words of a text in ASCII, which most are.
    private static func plainWords(_ text: String, limit: Int) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for byte in text.utf8 {
            let isUppercase = (0x41...0x5A).contains(byte)
            if isUppercase || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
                if word.count < longest { word.append(isUppercase ? byte | 0x20 : byte) }
            } else if !word.isEmpty {
                words.append(String(decoding: word, as: UTF8.self))
                word.removeAll(keepingCapacity: true)
                if words.count >= limit { return words }
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    private static func foldedWords(_ text: String, limit: Int) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in LetterFolding.fold(text).unicodeScalars {
            if isPart(scalar) {
                word.append(scalar)
                continue
            }
            append(&word, to: &words)
            if words.count >= limit { break }
        }
        append(&word, to: &words)
        return Array(words.prefix(limit))
    }

    /// The words of a name in a program: `parseCSVFile` is `parse`, `csv` and `file`.
    static func nameWords(_ name: String, limit: Int) -> [String] {
        guard name.utf8.contains(where: { $0 >= 0x80 || (0x41...0x5A).contains($0) }) else {
            return words(name, limit: limit)
        }
        var spaced = ""
        var previous: Character?
        var rest = name[...]
        while let character = rest.popFirst() {
            let startsWord =
                character.isUppercase
                && (previous.map { $0.isLowercase || $0.isNumber } == true
                    || previous?.isUppercase == true && rest.first?.isLowercase == true)
            if startsWord { spaced.append(" ") }
            spaced.append(character)
            previous = character
        }
        return words(spaced, limit: limit)
    }

    /// The words without repetitions, in order of first appearance.
    static func unique(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        seen.reserveCapacity(words.count)
        return words.filter { seen.insert($0).inserted }
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
        }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .spacingMark, .otherSymbol:
            return true
        default: return false
        }
    }

    private static func append(_ word: inout String.UnicodeScalarView, to words: inout [String]) {
        guard !word.isEmpty else { return }
        defer { word = String.UnicodeScalarView() }
        if word.first.map(isIdeographic) == true {
            words += pairs(word)
        } else {
            words.append(String(String.UnicodeScalarView(word.prefix(longest))))
        }
    }

    /// Scripts that put no spaces between words: each character with its successor, and the last alone, so that
    /// every part of a run is the beginning of some word.
    private static func pairs(_ run: String.UnicodeScalarView) -> [String] {
        let scalars = Array(run.prefix(longest))
        return scalars.indices.map { index in
            var pair = String.UnicodeScalarView()
            pair.append(contentsOf: scalars[index..<min(index + 2, scalars.count)])
            return String(pair)
        }
    }

    private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x2FDF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
