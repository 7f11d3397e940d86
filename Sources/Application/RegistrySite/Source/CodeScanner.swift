// SPDX-License-Identifier: Apache-2.0

/// Cuts a program text into stretches of one colour.
///
/// It colours, it does not parse: where it errs, a text is coloured oddly and is still whole. All tokens
/// together are the text, byte for byte.
///
/// - Complexity: linear.
struct CodeScanner {
    private let bytes: [UInt8]
    private let language: CodeLanguage
    private var place = 0
    private var plainStart = 0
    private var tokens: [CodeToken] = []
    /// Whether a slash here would begin a regular expression, not a division.
    private var expectsValue = true

    /// How long a regular expression may be; without a limit a line of slashes would take long.
    private static let expressionLimit = 500

    private init(_ bytes: [UInt8], _ language: CodeLanguage) {
        self.bytes = bytes
        self.language = language
    }

    /// The stretches of a text.
    static func tokens(_ bytes: [UInt8], _ language: CodeLanguage) -> [CodeToken] {
        var scanner = CodeScanner(bytes, language)
        while scanner.place < bytes.count { scanner.step() }
        scanner.flush()
        return scanner.tokens
    }

    private mutating func step() {
        switch language {
        case .javaScript: stepThroughProgram()
        case .json: stepThroughProgram()
        case .ml: stepThroughML()
        case .toml: stepThroughLines(comment: UInt8(ascii: "#"), quotes: "\"'")
        case .shell: stepThroughLines(comment: UInt8(ascii: "#"), quotes: "\"'")
        case .markdown: stepThroughMarkdown()
        case .plain: place = bytes.count
        }
    }

    // MARK: Tokens

    private mutating func flush() {
        if plainStart < place { add(.plain, from: plainStart) }
    }

    /// Ends the plain stretch before `start`, and makes what lies between there and here a token.
    private mutating func add(_ kind: CodeToken.Kind, from start: Int) {
        if plainStart < start {
            tokens.append(CodeToken(kind: .plain, bytes: bytes[plainStart..<start]))
        }
        tokens.append(CodeToken(kind: kind, bytes: bytes[start..<place]))
        plainStart = place
    }

    private func at(_ offset: Int) -> UInt8 {
        place + offset < bytes.count ? bytes[place + offset] : 0
    }

    private mutating func skip(to byte: UInt8) {
        place = bytes[place...].firstIndex(of: byte) ?? bytes.count
    }

    // MARK: JavaScript, TypeScript, JSON

    private mutating func stepThroughProgram() {
        let start = place
        switch bytes[place] {
        case UInt8(ascii: "/") where at(1) == UInt8(ascii: "/"):
            skip(to: UInt8(ascii: "\n"))
            add(.comment, from: start)
        case UInt8(ascii: "/") where at(1) == UInt8(ascii: "*"):
            place += 2
            skipBlockComment()
            add(.comment, from: start)
        case UInt8(ascii: "/") where expectsValue && skipExpression():
            add(.text, from: start)
            expectsValue = false
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            skipString(bytes[place], isLong: bytes[place] == UInt8(ascii: "`"))
            add(.text, from: start)
            expectsValue = false
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            skipWord(alsoDots: true)
            add(.number, from: start)
            expectsValue = false
        case let byte where Self.isWord(byte): stepThroughWord()
        case let byte:
            place += 1
            if byte > 0x20 { expectsValue = !")]}".utf8.contains(byte) }
        }
    }

    private mutating func stepThroughWord() {
        let start = place
        skipWord(alsoDots: false)
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        let isMember = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
        if !isMember, language.words.contains(word) {
            add(.word, from: start)
            expectsValue = !["this", "super", "true", "false", "null", "undefined"].contains(word)
        } else {
            let first = bytes[start]
            if first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") { add(.type, from: start) }
            expectsValue = false
        }
    }

    /// Texts may have several lines, and behind a value two slashes divide.
    private mutating func stepThroughML() {
        let start = place
        switch bytes[place] {
        case UInt8(ascii: "/") where at(1) == UInt8(ascii: "/") && expectsValue:
            skip(to: UInt8(ascii: "\n"))
            add(.comment, from: start)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            skipString(bytes[place], isLong: true)
            add(.text, from: start)
            expectsValue = false
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            skipWord(alsoDots: true)
            add(.number, from: start)
            expectsValue = false
        case let byte where Self.isWord(byte): stepThroughWord()
        case let byte:
            place += byte == UInt8(ascii: "/") && at(1) == byte ? 2 : 1
            if byte > 0x20 { expectsValue = !")]".utf8.contains(byte) }
        }
    }

    private mutating func skipBlockComment() {
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "*"), at(1) == UInt8(ascii: "/") {
                place += 2
                return
            }
            place += 1
        }
    }

    /// Skips a text in quotes; a short one ends with its line.
    private mutating func skipString(_ quote: UInt8, isLong: Bool) {
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\\") {
                place = min(place + 2, bytes.count)
                continue
            }
            if byte == UInt8(ascii: "\n"), !isLong { return }
            place += 1
            if byte == quote { return }
        }
    }

    /// Skips a regular expression; stays and says no when there is none on this line.
    private mutating func skipExpression() -> Bool {
        var (end, isInClass) = (place + 1, false)
        let limit = min(bytes.count, place + Self.expressionLimit)
        while end < limit, bytes[end] != UInt8(ascii: "\n") {
            switch bytes[end] {
            case UInt8(ascii: "\\"): end += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "/") where !isInClass:
                place = end + 1
                skipWord(alsoDots: false)
                return true
            default: break
            }
            end += 1
        }
        return false
    }

    private mutating func skipWord(alsoDots: Bool) {
        while place < bytes.count,
            Self.isWord(bytes[place]) || alsoDots && bytes[place] == UInt8(ascii: ".")
        {
            place += 1
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    // MARK: Other languages

    private mutating func stepThroughLines(comment: UInt8, quotes: String) {
        let start = place
        let byte = bytes[place]
        let isLineStart = place == 0 || bytes[place - 1] == UInt8(ascii: "\n")
        if byte == comment, isLineStart || bytes[place - 1] <= 0x20 {
            skip(to: UInt8(ascii: "\n"))
            add(.comment, from: start)
        } else if language == .toml, isLineStart, byte == UInt8(ascii: "[") {
            skip(to: UInt8(ascii: "\n"))
            add(.word, from: start)
        } else if quotes.utf8.contains(byte) {
            skipString(byte, isLong: false)
            add(.text, from: start)
        } else if Self.isWord(byte) {
            skipWord(alsoDots: false)
            let word = String(decoding: bytes[start..<place], as: UTF8.self)
            if language.words.contains(word) { add(.number, from: start) }
        } else {
            place += 1
        }
    }

    private mutating func stepThroughMarkdown() {
        let start = place
        let isLineStart = place == 0 || bytes[place - 1] == UInt8(ascii: "\n")
        if isLineStart, bytes[place] == UInt8(ascii: "#") {
            skip(to: UInt8(ascii: "\n"))
            add(.word, from: start)
        } else if bytes[place] == UInt8(ascii: "`") {
            skipString(UInt8(ascii: "`"), isLong: false)
            add(.text, from: start)
        } else {
            place += 1
        }
    }
}
