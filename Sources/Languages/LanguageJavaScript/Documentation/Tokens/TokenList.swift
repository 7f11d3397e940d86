// SPDX-License-Identifier: Apache-2.0

/// The tokens of a module, or of one type in it.
struct TokenList {
    let scanner: ModuleScanner
    let tokens: [SourceToken]

    /// Where the text before the first token begins.
    let start: Int

    /// Whether these are the tokens of a type: line breaks separate members, `<` is a bracket.
    let isType: Bool

    init(_ scanner: ModuleScanner, _ tokens: [SourceToken], from start: Int, isType: Bool) {
        self.scanner = scanner
        self.tokens = tokens
        self.start = start
        self.isType = isType
    }

    var count: Int { tokens.count }

    /// The first byte of a token; 0 beyond the last one.
    func byte(_ token: Int) -> UInt8 {
        token < tokens.count ? scanner.bytes[tokens[token].start] : 0
    }

    /// Whether a token is this one character, or begins with it.
    func begins(_ token: Int, _ character: Unicode.Scalar) -> Bool {
        byte(token) == UInt8(ascii: character)
    }

    func bytes(of token: Int) -> ArraySlice<UInt8> {
        guard token < tokens.count else { return [] }
        return scanner.bytes[tokens[token].start..<tokens[token].end]
    }

    /// Whether a token reads exactly so.
    func reads(_ token: Int, _ text: StaticString) -> Bool {
        let bytes = bytes(of: token)
        return bytes.count == text.utf8CodeUnitCount
            && bytes.elementsEqual(text.description.utf8)
    }

    /// Whether a token reads like one of `words`.
    func reads(_ token: Int, oneOf words: [String]) -> Bool {
        let bytes = bytes(of: token)
        return words.contains { bytes.elementsEqual($0.utf8) }
    }

    func isWord(_ token: Int) -> Bool {
        token < tokens.count && scanner.isWordStart(at: tokens[token].start)
    }

    /// A word or string as the name that it is, its escapes resolved.
    func name(_ token: Int) -> String {
        let bytes = bytes(of: token)
        let isQuoted = bytes.first == UInt8(ascii: "\"") || bytes.first == UInt8(ascii: "'")
        let inner = isQuoted ? bytes.dropFirst().dropLast() : bytes
        return LiteralText.decode(inner) ?? String(decoding: bytes, as: UTF8.self)
    }

    /// The token after this one, or after the bracket that it opens.
    ///
    /// - Complexity: O(pieces of a template), else O(1).
    func after(_ token: Int) -> Int {
        var last = token
        while last < tokens.count, let partner = tokens[last].partner { last = partner }
        return last + 1
    }

    /// What stands between the commas in the bracket at `open`; nothing for a trailing comma.
    func parts(of open: Int) -> [Range<Int>] {
        guard let close = tokens[open].partner else { return [] }
        var parts: [Range<Int>] = []
        var first = open + 1
        var index = first
        while index < close {
            if begins(index, ",") {
                parts.append(first..<index)
                first = index + 1
            }
            index = after(index)
        }
        if first < close { parts.append(first..<close) }
        return parts
    }

    /// The documentation comment before a token; what else stands there may separate them.
    func comment(before token: Int) -> ArraySlice<UInt8>? { comments(before: token).last }

    /// The documentation comments before a token.
    func comments(before token: Int) -> [ArraySlice<UInt8>] {
        let low = token > 0 ? tokens[token - 1].end : start
        let high = token < tokens.count ? tokens[token].start : scanner.end
        guard low < high else { return [] }
        return CommentFinder.comments(in: scanner.bytes[low..<high])
    }
}
