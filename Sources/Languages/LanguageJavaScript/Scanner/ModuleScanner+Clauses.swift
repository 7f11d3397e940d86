// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

// The parts that imports and exports share: names, lists, specifiers, attributes.
extension ModuleScanner {
    /// A name in an import or export list.
    struct ClauseName {
        let text: String
        let range: Range<Int>
    }

    /// One entry of a list: `a`, `a as b`, `type a as b`.
    struct ClauseEntry {
        /// The name on the side of the other module, or of the declaration.
        let name: ClauseName
        /// The name under which it is known.
        let alias: ClauseName
        let isType: Bool
    }

    /// The string or the template without substitutions at `start`.
    func literalText(at start: Int) -> (text: String, range: Range<Int>)? {
        let after: Int
        switch bytes[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            guard let end = stringEnd(from: start) else { return nil }
            after = end
        case UInt8(ascii: "`"):
            guard let piece = templateEnd(from: start + 1), !piece.substitutes else { return nil }
            after = piece.index
        default:
            return nil
        }
        guard let text = LiteralText.decode(bytes[start + 1..<after - 1]) else { return nil }
        return (text, start..<after)
    }

    /// Whether the byte at `index` begins a string.
    func isQuote(at index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
    }

    /// Reads a specifier, after white space.
    mutating func takeSpecifier() throws(SyntaxFailure) -> (text: String, range: Range<Int>) {
        try skipTrivia()
        guard isQuote(at: index) else {
            throw failure("a module name in quotes is expected here", index..<index + 1)
        }
        guard let end = stringEnd(from: index) else {
            throw failure("this string is not closed", index..<index + 1)
        }
        guard let literal = literalText(at: index) else {
            throw failure("this string has a malformed escape", index..<end)
        }
        index = end
        return literal
    }

    /// Reads a name or a string that is used as one; `nil` when neither is there.
    mutating func takeName() throws(SyntaxFailure) -> ClauseName? {
        try skipTrivia()
        if isQuote(at: index) {
            let literal = try takeSpecifier()
            return ClauseName(text: literal.text, range: literal.range)
        }
        guard isWordStart(at: index) else { return nil }
        let range = index..<wordEnd(from: index)
        index = range.upperBound
        let text = LiteralText.decode(bytes[range]) ?? String(decoding: bytes[range], as: UTF8.self)
        return ClauseName(text: text, range: range)
    }

    /// Reads the keyword `from` and the specifier after it.
    mutating func takeFrom() throws(SyntaxFailure) -> (text: String, range: Range<Int>) {
        try skipTrivia()
        let start = index
        guard let word = try takeName(), word.text == "from" else {
            throw failure("`from` and a module name are expected here", start..<start + 1)
        }
        return try takeSpecifier()
    }

    /// Reads `{ a, b as c }`, whose brace is at `index`.
    mutating func takeList() throws(SyntaxFailure) -> [ClauseEntry] {
        let open = index
        var entries: [ClauseEntry] = []
        index += 1
        while true {
            try skipTrivia()
            switch bytes[index] {
            case UInt8(ascii: "}"):
                index += 1
                return entries
            case UInt8(ascii: ","):
                index += 1
            default:
                guard index < end else {
                    throw failure("this `{` is not closed", open..<open + 1)
                }
                entries.append(try takeEntry())
            }
        }
    }

    private mutating func takeEntry() throws(SyntaxFailure) -> ClauseEntry {
        let start = index
        var names: [ClauseName] = []
        while names.count < 4, let name = try takeName() { names.append(name) }
        try skipTrivia()
        let isType = names.count == 2 || names.count == 4
        let ends = bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: "}")
        guard ends, let last = names.last else {
            throw failure("a name is expected here", index..<index + 1)
        }
        let isKnown = !isType || names[0].text == "type" && dialect == .typescript
        guard isKnown, names.count < 3 || names[names.count - 2].text == "as" else {
            throw failure(
                "`name` or `name as other` is expected here",
                start..<last.range.upperBound
            )
        }
        return ClauseEntry(name: names[isType ? 1 : 0], alias: last, isType: isType)
    }

    /// Reads `with { type: "json" }` or the older `assert { … }`, and gives the type.
    mutating func takeAttributes() throws(SyntaxFailure) -> String? {
        let (next, newline) = try triviaEnd(from: index)
        guard isWordStart(at: next) else { return nil }
        let (wordEnd, keyword) = readWord(at: next)
        let isAssert = !newline && bytes[next..<wordEnd].elementsEqual("assert".utf8)
        guard keyword == .with || isAssert else { return nil }
        let brace = try triviaEnd(from: wordEnd).index
        guard bytes[brace] == UInt8(ascii: "{") else { return nil }
        guard let found = attributes(from: brace) else {
            throw failure("the attributes of this import are malformed", next..<brace + 1)
        }
        index = found.end
        return found.type
    }

    /// Reads `{ key: "value", … }` at `brace`; `nil` when it is anything else.
    func attributes(from brace: Int) -> (type: String?, end: Int)? {
        var type: String?
        var next = brace + 1
        while let start = afterTrivia(next) {
            if bytes[start] == UInt8(ascii: "}") { return (type, start + 1) }
            let keyEnd: Int
            let key: String
            if let literal = literalText(at: start) {
                (key, keyEnd) = (literal.text, literal.range.upperBound)
            } else {
                keyEnd = wordEnd(from: start)
                key = String(decoding: bytes[start..<keyEnd], as: UTF8.self)
            }
            guard let colon = afterTrivia(keyEnd), bytes[colon] == UInt8(ascii: ":") else {
                return nil
            }
            guard let valueStart = afterTrivia(colon + 1) else { return nil }
            guard let value = literalText(at: valueStart) else { return nil }
            if key == "type" { type = value.text }
            guard let after = afterTrivia(value.range.upperBound) else { return nil }
            next = bytes[after] == UInt8(ascii: ",") ? after + 1 : after
            guard next > after || bytes[after] == UInt8(ascii: "}") else { return nil }
        }
        return nil
    }
}
