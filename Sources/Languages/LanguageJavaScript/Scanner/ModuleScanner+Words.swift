// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

// Names and keywords.
extension ModuleScanner {
    /// Whether a name or keyword begins at `index`.
    func isWordStart(at index: Int) -> Bool {
        let byte = bytes[index]
        if byte >= 0x80 { return spaceLength(at: index) == 0 }
        return byte == UInt8(ascii: "\\") || isWordPart(byte) && byte &- 0x30 >= 10
    }

    /// The place after the name at `start`.
    func wordEnd(from start: Int) -> Int {
        var index = start
        while index < end {
            let byte = bytes[index]
            if isWordPart(byte) {
                index += 1
            } else if byte == UInt8(ascii: "\\") {
                index = escapeEnd(from: index)
            } else if byte >= 0x80, spaceLength(at: index) == 0 {
                index += 1
            } else {
                break
            }
        }
        return min(index, end)
    }

    /// The place after `\u{…}`, or after `\u`, whose digits read as part of the name.
    private func escapeEnd(from start: Int) -> Int {
        guard bytes[start + 1] == UInt8(ascii: "u"), bytes[start + 2] == UInt8(ascii: "{") else {
            return start + 2
        }
        var index = start + 3
        while isWordPart(bytes[index]) { index += 1 }
        return bytes[index] == UInt8(ascii: "}") ? index + 1 : index
    }

    /// Reads a word: the place after it, and which keyword it is.
    func readWord(at start: Int) -> (end: Int, keyword: Keyword?) {
        var index = start
        var word: UInt64 = 0
        while isWordPart(bytes[index]) {
            word = word &<< 8 | UInt64(bytes[index])
            index += 1
        }
        let continues = bytes[index] >= 0x80 && spaceLength(at: index) == 0
        if continues || bytes[index] == UInt8(ascii: "\\") {
            return (max(wordEnd(from: index), start + 1), nil)
        }
        return (index, keywords.find(word, length: index - start))
    }

    /// The keyword at `index`, if one is there.
    func keyword(at index: Int) -> Keyword? { readWord(at: index).keyword }

    func isInfix(_ keyword: Keyword?) -> Bool {
        switch keyword {
        case .in, .instanceof: true
        case .as, .satisfies: dialect == .typescript
        default: false
        }
    }

    mutating func scanWord() throws(SyntaxFailure) {
        let start = index
        let (wordEnd, keyword) = readWord(at: start)
        index = wordEnd
        switch state {
        case .member:
            state = .operand
            return
        case .jump:
            state = .statement
            return
        case .key:
            return try scanKey(start, keyword)
        case .operand:
            if top.namesMembers { return try scanKey(start, keyword) }
            if try scanInfixWord(keyword) { return }
            if newline { endStatement() }
            if state == .key { return try scanKey(start, keyword) }
        case .statement, .expression, .head, .arrow, .afterArrow, .restricted:
            break
        }
        if let keyword {
            try scanKeyword(keyword, start)
        } else {
            scanName(start)
        }
    }

    private mutating func scanName(_ start: Int) {
        if bindsExport { addExport(start..<index, .value) }
        state = .operand
    }

    /// A key of an object literal, or the name or a modifier of a class member.
    private mutating func scanKey(_ start: Int, _ keyword: Keyword?) throws(SyntaxFailure) {
        let next = try triviaEnd(from: index).index
        let byte = bytes[next]
        if top.kind == .classBody {
            let isBlock = keyword == .static && byte == UInt8(ascii: "{")
            state = isBlock ? .statement : .operand
            return
        }
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return  // A modifier such as `get`: the key is still to come.
        case _ where isWordStart(at: next):
            return
        default:
            break
        }
        if top.collects, byte != UInt8(ascii: ":") { addExport(start..<index, .value) }
        state = .operand
    }

    /// Reads `in`, `of`, `as` and their like after an operand; false for any other word.
    private mutating func scanInfixWord(_ keyword: Keyword?) throws(SyntaxFailure) -> Bool {
        switch keyword {
        case .in, .instanceof:
            state = .expression
            return true
        case .of where top.kind == .parenthesis && top.after == .statement:
            top.binding = .none
            state = .expression
            return true
        case .as, .satisfies:
            guard dialect == .typescript, !newline else { return false }
            guard let end = scanType(from: index, .annotation) else { return false }
            index = end
            state = .operand
            return true
        default:
            return false
        }
    }

    private mutating func scanKeyword(
        _ keyword: Keyword,
        _ start: Int
    ) throws(SyntaxFailure) {
        switch keyword {
        case .import: try scanImport(start)
        case .export: try scanExport(start)
        case .function: pushHeader(.functionHeader, start, state: .expression)
        case .class: scanClass(start)
        case .async: try scanAsync()
        case .let, .const, .var:
            top.binding = .target
            state = .expression
        case .if, .for, .while, .with: state = .head
        case .else, .do, .try, .finally, .catch, .debugger: state = .statement
        case .return, .yield: state = .restricted
        case .break, .continue: state = .jump
        case .case, .default: scanCase(keyword)
        case .await: if state != .head { state = .expression }
        case .delete, .new, .switch, .throw, .typeof, .void, .in, .instanceof, .extends:
            state = .expression
        case .implements: state = top.kind == .classHeader ? .expression : .operand
        case .abstract, .declare, .enum, .interface, .type:
            try scanTypeScriptWord(keyword, start)
        case .as, .of, .satisfies, .static: scanName(start)
        }
    }

    private mutating func scanCase(_ keyword: Keyword) {
        top.inCase = top.holdsStatements
        state = keyword == .case ? .expression : .operand
    }

    /// Begins the head of a function, class or enum: a declaration unless an operand is expected.
    private mutating func pushHeader(
        _ kind: ScanContext.Kind,
        _ start: Int,
        state next: ScanState
    ) {
        let declares = state == .statement || state == .operand
        push(ScanContext(kind, after: declares ? .statement : .operand, start: start), state: next)
    }

    private mutating func scanClass(_ start: Int) {
        if exportsNextClass, stack.isEmpty {
            exportsNextClass = false
            addNextName(.class)
        }
        pushHeader(.classHeader, start, state: .operand)
    }

    /// Before `function` on the same line, `async` changes nothing; else it is a name.
    private mutating func scanAsync() throws(SyntaxFailure) {
        let (next, newline) = try triviaEnd(from: index)
        if !newline, keyword(at: next) == .function { return }
        scanName(index - 5)
    }

    /// The words that begin declarations of TypeScript, and are names elsewhere.
    private mutating func scanTypeScriptWord(
        _ keyword: Keyword,
        _ start: Int
    ) throws(SyntaxFailure) {
        let (next, newline) = try triviaEnd(from: index)
        let begins = state == .statement || state == .operand || keyword == .enum
        guard dialect == .typescript, begins, !newline, isWordStart(at: next) else {
            return scanName(start)
        }
        switch keyword {
        case .enum:
            top.binding = .none
            state = .statement
            pushHeader(.enumHeader, start, state: .operand)
        case .type, .interface:
            let isInfix = isInfix(self.keyword(at: next))
            guard !isInfix, let end = declarationEnd(keyword, from: next) else {
                return scanName(start)
            }
            index = end
            lastTypeEnd = end
            state = keyword == .interface ? .statement : .operand
        default:
            let isInfix = isInfix(self.keyword(at: next))
            if isInfix { scanName(start) } else { state = .statement }
        }
    }
}
