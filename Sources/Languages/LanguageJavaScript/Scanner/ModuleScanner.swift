// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import LanguageSupport
internal import ModuleModel

/// Finds the imports and exports of one module in a single pass over its bytes.
///
/// It is not a parser: it keeps a stack of open brackets and knows, at each token, whether an
/// operand, an operator, a statement or a key comes next. That is all it takes to tell regular
/// expressions from division, blocks from object literals, and imports from properties that are
/// called `import`. A valid program is never refused; of an invalid one only what makes the
/// tokens themselves meaningless is.
///
/// - Complexity: O(bytes), in time and in the depth of brackets; nothing recurses.
struct ModuleScanner {
    let source: SourceText
    let dialect: Dialect
    let keywords = KeywordTable.shared

    /// The source and four zero bytes, so that looking ahead needs no check.
    let bytes: [UInt8]
    let end: Int

    var index = 0
    var state = ScanState.statement

    /// Whether a line break stands before the current token.
    var newline = false

    /// Where the token before the current one ended.
    var previousEnd = 0

    /// Whether the token before the current one is the `)` of an operand.
    var afterParenthesis = false

    /// Where the last type annotation ended.
    var lastTypeEnd = -1

    /// The bytes that may still be read in vain while guessing whether something is a type.
    var guesses: Int

    /// The brackets that no type can hold, as ``TypeScan`` found out.
    var doomed: Set<Int> = []

    var stack: [ScanContext] = []
    var top = ScanContext(.root, after: .statement, start: 0)
    var interface = ModuleInterface()

    /// The exported function whose parameters are still to be read.
    var parametersOwner: Int?

    /// Whether the next class at the top is exported under its own name: `export @dec class A`.
    var exportsNextClass = false

    init(_ source: SourceText, dialect: Dialect) {
        self.source = source
        self.dialect = dialect
        end = source.bytes.count
        bytes = source.bytes + [0, 0, 0, 0]
        guesses = 16 * end + 65_536
        stack.reserveCapacity(32)
    }

    /// Reads the whole source.
    mutating func run() throws(SyntaxFailure) -> ModuleInterface {
        skipPreamble()
        while try moveToToken() { try readToken() }
        try finish()
        interface.computedImports.sort { $0.lowerBound < $1.lowerBound }
        return interface
    }

    /// Moves to the next token and settles what may stand there; false at the end.
    mutating func moveToToken() throws(SyntaxFailure) -> Bool {
        previousEnd = index
        try skipTrivia()
        if index >= end { return false }
        if state.rawValue >= ScanState.afterArrow.rawValue { settle() }
        return true
    }

    /// Reads the token that ``moveToToken()`` found.
    mutating func readToken() throws(SyntaxFailure) {
        let wasParenthesis = bytes[index] == UInt8(ascii: ")")
        try scanToken()
        afterParenthesis = wasParenthesis && state == .operand
    }

    /// Leaves out a byte order mark and a `#!` line.
    mutating func skipPreamble() {
        if bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { index = 3 }
        if bytes[index] == UInt8(ascii: "#"), bytes[index + 1] == UInt8(ascii: "!") {
            index = lineCommentEnd(from: index)
        }
    }

    /// Checks that nothing is open at the end.
    mutating func finish() throws(SyntaxFailure) {
        while top.isHeader { dropTop() }
        guard !stack.isEmpty else { return }
        if top.kind == .template {
            throw failure("this template is not closed", top.start..<top.start + 1)
        }
        throw failure("this `\(top.opening)` is not closed", top.start..<top.start + 1)
    }

    /// Replaces the states that depend on a line break before the current token.
    private mutating func settle() {
        switch state {
        case .afterArrow:
            state = .operand
            if newline { endStatement() }
        case .restricted:
            state = newline && top.holdsStatements ? .statement : .expression
        case .jump:
            if newline { state = .statement }
        case .statement, .expression, .operand, .member, .key, .head, .arrow:
            break
        }
    }

    func failure(_ reason: String, _ range: Range<Int>, hints: [String] = []) -> SyntaxFailure {
        SyntaxFailure(reason: reason, span: source.span(range), hints: hints)
    }
}

// MARK: - Statements and contexts

extension ModuleScanner {
    /// Makes the next token begin a statement.
    mutating func beginStatement() {
        state = .statement
        top.binding = .none
        top.collects = false
        top.inCase = false
        top.conditionals = 0
    }

    /// Ends the statement or class element before the current token, where one may end.
    mutating func endStatement() {
        if top.kind == .functionHeader, dialect == .typescript { dropTop() }
        if top.holdsStatements {
            beginStatement()
        } else if top.kind == .classBody {
            top.inField = false
            top.conditionals = 0
            state = .key
        }
    }

    /// Ends the statement if a token that begins an operand follows an operand on a new line.
    mutating func insertSemicolon() {
        if state == .operand, newline { endStatement() }
    }

    mutating func push(_ context: ScanContext, state next: ScanState) {
        stack.append(top)
        top = context
        state = next
    }

    mutating func dropTop() {
        if let below = stack.popLast() { top = below }
    }
}
