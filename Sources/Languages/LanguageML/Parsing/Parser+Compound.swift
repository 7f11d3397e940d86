// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// Statements between braces.
    mutating func block() throws(SyntaxProblem) -> [Statement] {
        let open = peek(.other)
        try expect(.leftBrace, .other)
        nesting.blocks += 1
        defer { nesting.blocks -= 1 }
        guard nesting.blocks <= Self.blockLimit else { throw tooDeep(open.range) }
        let statements = statements()
        let close = peek(.value)
        guard accept(.rightBrace, .value) else {
            var problem = unexpected(close, "`}`")
            if close.kind == .end { problem.hints = ["the block begins with a `{` further up"] }
            throw problem
        }
        return statements
    }

    /// A block in which a loop or handler of Python stands `levels` deep.
    private mutating func looping(_ levels: Int) throws(SyntaxProblem) -> [Statement] {
        nesting.loops += levels
        defer { nesting.loops -= levels }
        guard nesting.loops <= Self.loopLimit else { throw tooDeep(peek(.other).range) }
        return try block()
    }

    private mutating func parenthesised() throws(SyntaxProblem) -> Expression {
        try expect(.leftParenthesis, .other)
        let inner = try expression()
        try expect(.rightParenthesis, .operand)
        return inner
    }

    mutating func functionStatement(_ start: Int) throws(SyntaxProblem) -> Statement {
        let name = try identifier("the name of the function")
        try expect(.leftParenthesis, .other)
        let parameters = try parameters()
        let head = position
        let outer = nesting
        nesting.loops = 0
        defer { nesting = outer }
        return finish(.function(name, parameters, try block()), start, head: head)
    }

    /// Parameters, up to and with the closing parenthesis.
    mutating func parameters() throws(SyntaxProblem) -> [Parameter] {
        try list(until: .rightParenthesis) { (parser) throws(SyntaxProblem) in
            let name = try parser.identifier("a parameter")
            guard parser.accept(.colon, .other) else {
                return Parameter(name: name, annotation: nil)
            }
            return Parameter(name: name, annotation: try parser.identifier("a name"))
        }
    }

    mutating func condition(_ start: Int) throws(SyntaxProblem) -> Statement {
        var branches = [(try parenthesised(), [Statement]())]
        let head = position
        branches[0].1 = try block()
        let outer = nesting.branches
        defer { nesting.branches = outer }
        while accept("elif") {
            nesting.branches += 1
            guard nesting.branches <= Self.branchLimit else { throw tooDeep(peek(.other).range) }
            let test = try parenthesised()
            branches.append((test, try block()))
        }
        let otherwise = accept("else") ? try block() : nil
        return finish(.condition(branches, otherwise: otherwise), start, head: head)
    }

    mutating func whileLoop(_ start: Int) throws(SyntaxProblem) -> Statement {
        let test = try parenthesised()
        let head = position
        return finish(.whileLoop(test, try looping(1)), start, head: head)
    }

    mutating func forLoop(_ start: Int) throws(SyntaxProblem) -> Statement {
        try expect(.leftParenthesis, .other)
        let name = try identifier("the name of the loop's variable")
        guard acceptPrefix("in") else {
            var problem = unexpected(peek(.other), "`in`")
            problem.hints = ["loops go over a list: `for (x in xs) { … }`"]
            throw problem
        }
        let list = try expression()
        try expect(.rightParenthesis, .operand)
        let head = position
        return finish(.forLoop(name, list, try looping(1)), start, head: head)
    }

    mutating func attempt(_ start: Int) throws(SyntaxProblem) -> Statement {
        let head = position
        // Python makes up to three levels of one: the body, its handlers and what is done last.
        let body = try looping(3)
        var handlers: [AttemptStatement.Handler] = []
        while true {
            let token = peek(.value)
            guard accept("except") else { break }
            var name: Identifier?
            if accept(.leftParenthesis, .other) {
                name = try identifier("a name for the error")
                try expect(.rightParenthesis, .other)
            }
            let range = token.range.lowerBound..<position
            handlers.append(.init(name: name, body: try looping(3), range: range))
        }
        let last = accept("finally") ? try looping(3) : nil
        let statement = AttemptStatement(body: body, handlers: handlers, last: last)
        return finish(.attempt(statement), start, head: head)
    }

    /// Takes a word that goes on with the statement before it.
    private mutating func accept(_ word: StaticString) -> Bool {
        let token = peek(.value)
        guard token.kind == .word, lexer.has(word, at: token.range) else { return false }
        take(token)
        return true
    }
}
