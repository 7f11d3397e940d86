// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

// One token: what kind it is, and the operators.
extension ModuleScanner {
    /// Reads the token at `index`, which is not white space.
    mutating func scanToken() throws(SyntaxFailure) {
        switch bytes[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "\\"), 0x80...:
            try scanWord()
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            scanNumber()
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            try scanString()
        case UInt8(ascii: "`"):
            try scanTemplate(from: index + 1, start: index)
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            open()
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            try close()
        case UInt8(ascii: "/"):
            try scanSlash()
        case UInt8(ascii: "#"):
            scanPrivateName()
        default:
            try scanOperator()
        }
    }

    private mutating func scanPrivateName() {
        if state != .member { insertSemicolon() }
        index = wordEnd(from: index + 1)
        state = .operand
    }

    private mutating func scanOperator() throws(SyntaxFailure) {
        switch bytes[index] {
        case UInt8(ascii: "."): scanDot()
        case UInt8(ascii: ","): scanComma()
        case UInt8(ascii: ";"): scanSemicolon()
        case UInt8(ascii: ":"): scanColon()
        case UInt8(ascii: "?"): try scanQuestion()
        case UInt8(ascii: "="): scanEquals()
        case UInt8(ascii: "+"), UInt8(ascii: "-"): scanSign()
        case UInt8(ascii: "!"): scanExclamation()
        case UInt8(ascii: "<"): try scanLess()
        case UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "^"), UInt8(ascii: "&"),
            UInt8(ascii: "|"):
            scanInfix()
        case UInt8(ascii: "*"):
            scanStar()
        case UInt8(ascii: "~"), UInt8(ascii: "@"):
            scanPrefix()
        default:
            throw failure("this character cannot stand here", index..<index + 1)
        }
    }

    private mutating func scanDot() {
        let next = bytes[index + 1]
        if next &- 0x30 < 10, state != .operand {
            scanNumber()
        } else if next == UInt8(ascii: "."), bytes[index + 2] == UInt8(ascii: ".") {
            index += 3
            if state == .key, top.collects { top.binding = .target }
            state = .expression
        } else {
            index += 1
            state = .member
        }
    }

    private mutating func scanComma() {
        index += 1
        top.conditionals = 0
        if top.kind == .object {
            top.binding = .none
            state = .key
        } else {
            if top.binding != .none { top.binding = .target }
            state = .expression
        }
    }

    private mutating func scanSemicolon() {
        index += 1
        while top.isHeader { dropTop() }
        if top.holdsStatements {
            beginStatement()
        } else if top.kind == .classBody {
            endStatement()
        } else {
            top.binding = .none
            state = .expression
        }
    }

    private mutating func scanEquals() {
        switch bytes[index + 1] {
        case UInt8(ascii: ">"):
            index += 2
            state = .arrow
            return
        case UInt8(ascii: "="):
            index += bytes[index + 2] == UInt8(ascii: "=") ? 3 : 2
        default:
            index += 1
            if top.binding == .target { top.binding = .initializer }
            if top.collects, top.kind == .object { top.binding = .initializer }
            if top.kind == .classBody { top.inField = true }
        }
        state = .expression
    }

    private mutating func scanSign() {
        guard bytes[index + 1] == bytes[index] else {
            index += 1
            state = .expression
            return
        }
        index += 2
        if state == .operand, !newline { return }
        insertSemicolon()
        state = .expression
    }

    private mutating func scanExclamation() {
        if bytes[index + 1] == UInt8(ascii: "=") {
            index += 2
            state = .expression
        } else if dialect == .typescript, state == .operand, !newline {
            index += 1
        } else {
            scanPrefix()
        }
    }

    private mutating func scanPrefix() {
        insertSemicolon()
        index += 1
        if !top.namesMembers { state = .expression }
    }

    private mutating func scanStar() {
        index += 1
        if state != .key, !top.namesMembers { state = .expression }
    }

    /// An operator between operands; `>` and `=` that follow belong to it.
    private mutating func scanInfix() {
        index += 1
        while bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "=") { index += 1 }
        state = .expression
    }

    private mutating func scanQuestion() throws(SyntaxFailure) {
        let next = bytes[index + 1]
        if next == UInt8(ascii: "."), bytes[index + 2] &- 0x30 >= 10 {
            index += 2
            state = .member
        } else if next == UInt8(ascii: "?") {
            index += 2
            state = .expression
        } else {
            index += 1
            if try marksOptional() { return }
            top.conditionals += 1
            state = .expression
        }
    }

    /// Whether the `?` just read belongs to a name, `a?: string`, and is no operator.
    private func marksOptional() throws(SyntaxFailure) -> Bool {
        guard dialect == .typescript else { return false }
        if top.namesMembers { return true }
        switch bytes[try triviaEnd(from: index).index] {
        case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "="): return true
        default: return false
        }
    }

    private mutating func scanColon() {
        index += 1
        if top.conditionals > 0 {
            top.conditionals -= 1
            state = .expression
            return
        }
        switch top.kind {
        case .object:
            if afterParenthesis { return scanAnnotation() }
            if top.collects { top.binding = .target }
            state = .expression
        case .root, .block:
            let annotates = !top.inCase && (top.binding == .target || afterParenthesis)
            if annotates, dialect == .typescript { return scanAnnotation() }
            beginStatement()
        case .template:
            if afterParenthesis { return scanAnnotation() }
            state = .expression
        case .classBody, .parenthesis, .bracket, .functionHeader, .classHeader, .enumHeader:
            scanAnnotation()
        }
    }

    /// Steps over the type after a `:`; where none stands, an operand is expected.
    private mutating func scanAnnotation() {
        state = .expression
        guard dialect == .typescript else { return }
        if let end = scanType(from: index, afterParenthesis ? .result : .annotation) {
            index = end
            lastTypeEnd = end
            state = .operand
        }
    }

    private mutating func scanLess() throws(SyntaxFailure) {
        if dialect == .typescript, !followsPostfix {
            let isPrefix = state != .operand
            let mark = interface.imports.count
            let found = scanType(from: index, declaresGeneric ? .parameters : .arguments)
            if let found, try acceptsTypeArguments(before: found, isPrefix: isPrefix) {
                index = found
                if !isPrefix { state = .operand }
                return
            }
            interface.imports.removeLast(interface.imports.count - mark)
            if let found { guesses -= found - index }
        }
        index += 1
        while bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "=") { index += 1 }
        state = .expression
    }

    /// Whether the operand before is `a++` or `a--`, which takes no type arguments.
    private var followsPostfix: Bool {
        guard state == .operand, previousEnd > 0 else { return false }
        let last = bytes[previousEnd - 1]
        return last == UInt8(ascii: "+") || last == UInt8(ascii: "-")
    }

    /// Whether a `<` here begins the parameters of a generic function or class.
    private var declaresGeneric: Bool {
        if state != .operand || top.isHeader || top.namesMembers || top.kind == .object {
            return true
        }
        let word = max(0, previousEnd - 5)..<previousEnd
        return bytes[word].elementsEqual("async".utf8)
    }

    /// Whether the `<…>` that ends at `index` are type arguments, by what follows.
    ///
    /// The rule of TypeScript's `canFollowTypeArgumentsInExpression`.
    private func acceptsTypeArguments(
        before index: Int,
        isPrefix: Bool
    ) throws(SyntaxFailure) -> Bool {
        if isPrefix || top.isHeader || top.namesMembers { return true }
        let (next, newline) = try triviaEnd(from: index)
        switch bytes[next] {
        case UInt8(ascii: "("), UInt8(ascii: "`"):
            return true
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            return false
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "~"), UInt8(ascii: "@"), UInt8(ascii: "#"):
            return newline
        case UInt8(ascii: "!"):
            return newline || bytes[next + 1] == UInt8(ascii: "=")
        default:
            guard isWordStart(at: next) || bytes[next] &- 0x30 < 10 else { return true }
            return newline || isInfix(keyword(at: next))
        }
    }
}
