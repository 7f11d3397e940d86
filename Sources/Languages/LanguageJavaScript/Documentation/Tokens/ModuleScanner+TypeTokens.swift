// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

// The tokens of a type, which the scan steps over as a whole.
extension ModuleScanner {
    /// The tokens in `range`, which holds a type or the declaration of one; `<` and `>` are brackets.
    ///
    /// What cannot be read ends the list.
    func typeTokens(in range: Range<Int>) -> TokenList {
        var reader = TypeTokenReader(index: range.lowerBound, end: range.upperBound)
        while let (start, newline) = try? triviaEnd(from: reader.index), start < reader.end {
            reader.take(start, newline: newline, self)
        }
        return TokenList(self, reader.tokens, from: range.lowerBound, isType: true)
    }
}

/// Cuts a type into tokens and pairs its brackets.
private struct TypeTokenReader {
    var index: Int
    let end: Int
    var tokens: [SourceToken] = []
    private var open: [(byte: UInt8, token: Int)] = []

    init(index: Int, end: Int) {
        self.index = index
        self.end = end
    }

    mutating func take(_ start: Int, newline: Bool, _ scanner: ModuleScanner) {
        let byte = scanner.bytes[start]
        var opens: UInt8?
        index = start + 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            index = scanner.stringEnd(from: start) ?? end
        case UInt8(ascii: "`"):
            opens = template(from: start + 1, scanner)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            index = scanner.numberEnd(from: start)
        case UInt8(ascii: "="), UInt8(ascii: "."):
            index = operatorEnd(start, scanner)
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"):
            opens = byte
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
            if close(byte) { opens = template(from: index, scanner) }
        default:
            if scanner.isWordStart(at: start) { index = scanner.wordEnd(from: start) }
        }
        index = max(start + 1, min(index, end))
        if let opens { open.append((opens, tokens.count)) }
        tokens.append(SourceToken(start..<index, newline: newline))
    }

    /// Reads the characters of a template; what it opens if they end in `${`.
    private mutating func template(from start: Int, _ scanner: ModuleScanner) -> UInt8? {
        guard let piece = scanner.templateEnd(from: start) else {
            index = end
            return nil
        }
        index = piece.index
        return piece.substitutes ? UInt8(ascii: "`") : nil
    }

    /// The end of `=>`, `...`, or of the one character.
    private func operatorEnd(_ start: Int, _ scanner: ModuleScanner) -> Int {
        if scanner.bytes[start] == UInt8(ascii: "=") {
            return scanner.bytes[start + 1] == UInt8(ascii: ">") ? start + 2 : start + 1
        }
        let isRest = scanner.bytes[start + 1...start + 2].allSatisfy { $0 == UInt8(ascii: ".") }
        return isRest ? start + 3 : start + 1
    }

    /// Pairs the bracket about to be added; true when a template goes on after it.
    private mutating func close(_ byte: UInt8) -> Bool {
        let opener: UInt8
        switch byte {
        case UInt8(ascii: ")"): opener = UInt8(ascii: "(")
        case UInt8(ascii: "]"): opener = UInt8(ascii: "[")
        case UInt8(ascii: "}"): opener = UInt8(ascii: "{")
        default: opener = UInt8(ascii: "<")
        }
        if opener != UInt8(ascii: "<") {
            while open.last?.byte == UInt8(ascii: "<") { open.removeLast() }
        }
        guard let last = open.last else { return false }
        let continuesTemplate = byte == UInt8(ascii: "}") && last.byte == UInt8(ascii: "`")
        guard continuesTemplate || last.byte == opener else { return false }
        open.removeLast()
        tokens[last.token].partner = tokens.count
        return continuesTemplate
    }
}
