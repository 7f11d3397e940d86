// SPDX-License-Identifier: Apache-2.0

// Tokens as text for people: one line, one space, no comments.
extension TokenList {
    /// The longest text that is shown of one type or signature, in bytes.
    static let textLimit = 2_000

    /// The tokens in `range` on one line; what is longer than `limit` bytes is cut.
    func text(_ range: Range<Int>, limit: Int = textLimit) -> String {
        var writer = LineWriter(tokens: self)
        for token in range {
            guard writer.bytes.count <= limit else { break }
            writer.write(token, isFirst: token == range.lowerBound)
        }
        return OneLine.text(writer.bytes, limit: limit)
    }

    /// The type that a token holds after its first `prefix` bytes; `nil` when it holds none.
    func type(in token: Int, after prefix: Int = 1) -> String? {
        guard token < tokens.count, tokens[token].end > tokens[token].start + prefix else {
            return nil
        }
        let range = tokens[token].start + prefix..<tokens[token].end
        let list = scanner.typeTokens(in: range)
        return list.text(0..<list.count)
    }
}

private struct LineWriter {
    let tokens: TokenList
    var bytes: [UInt8] = []
    /// The closing tokens of the brackets that are open.
    private var closers: [(token: Int, isBrace: Bool)] = []

    init(tokens: TokenList) {
        self.tokens = tokens
    }

    mutating func write(_ token: Int, isFirst: Bool) {
        let current = tokens.tokens[token]
        if !isFirst, current.start > tokens.tokens[token - 1].end {
            current.newline ? breakLine(before: token) : space()
        }
        if closers.last?.token == token { closers.removeLast() }
        let byte = tokens.byte(token)
        if let partner = current.partner {
            closers.append((partner, byte == UInt8(ascii: "{")))
        }
        let isSeparator = byte == UInt8(ascii: "|") || byte == UInt8(ascii: "&")
        if isSeparator, tokens.isType, current.end == current.start + 1, beginsOperand { return }
        append(token)
    }

    /// Whether no type stands before the place: a `|` there only opens a list.
    private var beginsOperand: Bool {
        guard let last = bytes.last(where: { $0 != 0x20 }) else { return true }
        return "=:(<[,".utf8.contains(last)
    }

    private mutating func append(_ token: Int) {
        let text = tokens.bytes(of: token)
        guard !tokens.isType, let first = text.first,
            text.contains(where: { $0 == 0x0A || $0 == 0x2F }),
            !"\"'`/}".utf8.contains(first)
        else {
            bytes += text.prefix(TokenList.textLimit)
            return
        }
        let list = tokens.scanner.typeTokens(in: text.startIndex..<text.endIndex)
        bytes += list.text(0..<list.count).utf8
    }

    private mutating func space() {
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    }

    private mutating func breakLine(before token: Int) {
        let next = tokens.byte(token)
        let last = bytes.last ?? 0
        switch next {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ">"):
            dropSeparator()
        case UInt8(ascii: "}"):
            dropSeparator()
            space()
        case UInt8(ascii: "."):
            break
        case _ where last == UInt8(ascii: "(") || last == UInt8(ascii: "["):
            break
        case _ where last == UInt8(ascii: "<") && tokens.isType:
            break
        default:
            let separates = closers.last?.isBrace ?? false
            if tokens.isType, separates, tokens.beginsMember(token), last != UInt8(ascii: "{") {
                bytes.append(UInt8(ascii: ";"))
            }
            space()
        }
    }

    private mutating func dropSeparator() {
        while let last = bytes.last, last == 0x20 || ",;".utf8.contains(last) {
            bytes.removeLast()
        }
    }
}

extension TokenList {
    /// Whether a token on a new line begins a member of a type, and does not go on with the one before.
    func beginsMember(_ token: Int) -> Bool {
        guard token > 0, tokens[token].newline else { return false }
        let last = scanner.bytes[tokens[token - 1].end - 1]
        if "|&:=?.,;({[".utf8.contains(last) { return false }
        if reads(token - 1, "=>") || reads(token - 1, oneOf: Self.prefixes) { return false }
        if reads(token, oneOf: ["extends", "is"]) { return false }
        if isWord(token) { return true }
        return "\"'[(<-+0123456789".utf8.contains(byte(token))
    }

    /// The words that stand before a type or name.
    private static let prefixes = [
        "abstract", "asserts", "extends", "infer", "is", "keyof", "new", "readonly", "typeof",
        "unique",
    ]
}
