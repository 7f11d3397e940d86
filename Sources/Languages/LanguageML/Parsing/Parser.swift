// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import LanguageSupport

/// Reads a module by recursive descent (`docs/languages/ml.md` has the grammar).
///
/// A statement that cannot be read is reported and skipped, so that one run finds several mistakes.
struct Parser {
    /// More mistakes than these are hardly the first ones' equals.
    private static let problemLimit = 20

    /// The parentheses that Python takes are 200; a level of ours becomes at most two.
    static let expressionLimit = 90
    /// The levels of indentation that Python takes are 100.
    static let blockLimit = 60
    /// The loops and handlers in one another that Python takes in one function are 20.
    static let loopLimit = 19
    /// The operators in a row that Python takes are some 3,000.
    static let chainLimit = 1000
    /// The `elif` in a row, and in one another's blocks, that Python takes are some 2,500.
    static let branchLimit = 1000

    let lexer: Lexer
    private(set) var position = 0
    private(set) var problems: [SyntaxProblem] = []
    private var leads: [Int] = []
    private var seen: (token: Token, position: Int, place: Lexer.Place)?

    /// The expressions and blocks around the place that is read.
    var nesting = Nesting()

    struct Nesting {
        var expressions = 0
        var blocks = 0
        var loops = 0
        var branches = 0
    }

    private init(_ bytes: [UInt8]) {
        lexer = Lexer(bytes: bytes)
    }

    /// Reads `bytes`, and what is wrong with them, in source order.
    static func parse(_ bytes: [UInt8]) -> (tree: SyntaxTree, problems: [SyntaxProblem]) {
        var parser = Parser(bytes)
        if let place = SourceText(name: "", bytes: bytes).firstInvalidUTF8 {
            let problem = SyntaxProblem(reason: "the text is not UTF-8", range: place..<place + 1)
            return (SyntaxTree(statements: [], leads: []), [problem])
        }
        let statements = parser.program()
        return (SyntaxTree(statements: statements, leads: parser.leads), parser.problems)
    }

    private mutating func program() -> [Statement] {
        var all: [Statement] = []
        while true {
            all += statements(isTopLevel: true)
            let token = peek(.value)
            guard token.kind != .end, problems.count < Self.problemLimit else { return all }
            report(
                SyntaxProblem(reason: "there is no block that this `}` ends", range: token.range)
            )
            take(token)
        }
    }

    /// Statements up to the end or a closing brace.
    mutating func statements(isTopLevel: Bool = false) -> [Statement] {
        var all: [Statement] = []
        while problems.count < Self.problemLimit {
            let lead = position
            let token = peek(.value)
            if token.kind == .end || token.kind == .symbol(.rightBrace) { break }
            do throws(SyntaxProblem) {
                // As the first statement of a block they are names: what the grammar has always taken.
                let takesDeclarations = isTopLevel || !all.isEmpty
                let statement = try statement(takesDeclarations: takesDeclarations)
                try check(statement, isTopLevel: isTopLevel)
                all.append(statement)
                if isTopLevel { leads.append(lead) }
            } catch {
                report(error)
                recover()
            }
        }
        return all
    }

    private func check(_ statement: Statement, isTopLevel: Bool) throws(SyntaxProblem) {
        guard !isTopLevel else { return }
        switch statement.kind {
        case .importing, .capability:
            throw SyntaxProblem(
                reason: "imports and capabilities stand at the top of a module, not in a block",
                range: statement.range,
                hints: ["move it out of the block"]
            )
        default: break
        }
    }

    // MARK: Tokens

    /// The next token, which stays the next one.
    mutating func peek(_ place: Lexer.Place) -> Token {
        if let seen, seen.position == position, seen.place == place { return seen.token }
        let token = lexer.token(at: position, in: place)
        seen = (token, position, place)
        return token
    }

    /// Goes behind `token`.
    mutating func take(_ token: Token) {
        position = token.range.upperBound
    }

    /// Goes to a byte; for locations, which are no tokens.
    mutating func move(to position: Int) {
        self.position = position
    }

    /// Takes `symbol` if it is next.
    mutating func accept(_ symbol: Symbol, _ place: Lexer.Place) -> Bool {
        let token = peek(place)
        guard token.kind == .symbol(symbol) else { return false }
        take(token)
        return true
    }

    /// Takes `symbol`.
    @discardableResult
    mutating func expect(_ symbol: Symbol, _ place: Lexer.Place) throws(SyntaxProblem) -> Token {
        let token = peek(place)
        guard token.kind == .symbol(symbol) else {
            throw unexpected(token, "`\(symbol.rawValue)`")
        }
        take(token)
        return token
    }

    /// Takes a name; every word but `fn` is one.
    mutating func identifier(_ what: String) throws(SyntaxProblem) -> Identifier {
        let token = peek(.other)
        guard token.kind == .word, !lexer.has("fn", at: token.range) else {
            throw unexpected(token, what)
        }
        take(token)
        return Identifier(text: lexer.text(token.range), range: token.range)
    }

    /// Takes `word` where nothing else can stand, so that letters may follow at once: `x inxs`.
    mutating func acceptPrefix(_ word: StaticString) -> Bool {
        let token = peek(.other)
        let range = token.range.lowerBound..<token.range.lowerBound + word.utf8CodeUnitCount
        guard token.kind == .word, range.upperBound <= token.range.upperBound,
            lexer.has(word, at: range)
        else { return false }
        position = range.upperBound
        return true
    }

    // MARK: Mistakes

    mutating func report(_ problem: SyntaxProblem) {
        problems.append(problem)
    }

    /// Skips to where a statement may start again.
    mutating func recover() {
        var depth = 0
        while true {
            let token = peek(.other)
            switch token.kind {
            case .end: return
            case .symbol(.leftBrace): depth += 1
            case .symbol(.rightBrace) where depth == 0: return
            case .symbol(.rightBrace):
                depth -= 1
                take(token)
                if depth == 0, peek(.value).kind != .symbol(.semicolon) { return }
                continue
            case .symbol(.semicolon) where depth == 0:
                take(token)
                return
            default: break
            }
            take(token)
        }
    }
}
