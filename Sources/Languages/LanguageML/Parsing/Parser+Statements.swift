// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// A statement; `import` and `capability` are names where declarations are not taken.
    mutating func statement(takesDeclarations: Bool) throws(SyntaxProblem) -> Statement {
        let token = peek(.value)
        let start = token.range.lowerBound
        guard token.kind == .word else { return try plainStatement(token) }
        switch lexer.text(token.range) {
        case "import" where takesDeclarations:
            take(token)
            return finish(.importing(try importStatement()), start)
        case "capability" where takesDeclarations:
            take(token)
            return finish(.capability(try capability()), start)
        case "function":
            take(token)
            return try functionStatement(start)
        case "if":
            take(token)
            return try condition(start)
        case "while":
            take(token)
            return try whileLoop(start)
        case "for":
            take(token)
            return try forLoop(start)
        case "try":
            take(token)
            return try attempt(start)
        case "return":
            take(token)
            let isBare = peek(.value).kind == .symbol(.semicolon)
            return try end(.returning(isBare ? nil : try expression()), start)
        case "throw":
            take(token)
            return try throwing(start)
        case "break":
            take(token)
            return try end(.breaking, start, .other)
        case "continue":
            take(token)
            return try end(.continuing, start, .other)
        case "nonlocal":
            take(token)
            return try end(.nonlocal(try names()), start, .other)
        default:
            return try plainStatement(token)
        }
    }

    /// An expression, an assignment or a pattern.
    private mutating func plainStatement(_ token: Token) throws(SyntaxProblem) -> Statement {
        let start = token.range.lowerBound
        if let close = patternEnd(token) {
            take(token)
            let names = try names()
            try expect(close, .other)
            try expect(.assign, .other)
            let value = try expression()
            let kind: Statement.Kind =
                close == .rightBracket ? .arrayPattern(names, value) : .objectPattern(names, value)
            return try end(kind, start)
        }
        let target = try expression()
        let next = peek(.operand)
        guard next.kind == .symbol(.assign) else { return try end(.expression(target), start) }
        switch target.kind {
        case .name, .member, .index, .slice: break
        default:
            throw SyntaxProblem(
                reason: "this can't be assigned to",
                range: next.range,
                hints: ["compare with `==`"]
            )
        }
        take(next)
        return try end(.assignment(target, try expression()), start)
    }

    /// The bracket that closes a pattern: what starts with `[a,`, `[a]`, `{a,` or `{a}` is one.
    private func patternEnd(_ token: Token) -> Symbol? {
        let close: Symbol
        switch token.kind {
        case .symbol(.leftBracket): close = .rightBracket
        case .symbol(.leftBrace): close = .rightBrace
        default: return nil
        }
        let name = lexer.token(at: token.range.upperBound, in: .value)
        let isWord = name.kind == .word && !lexer.has("fn", at: name.range)
        guard isWord, !lexer.has("true", at: name.range), !lexer.has("false", at: name.range) else {
            return nil
        }
        let next = lexer.token(at: name.range.upperBound, in: .operand)
        return next.kind == .symbol(.comma) || next.kind == .symbol(close) ? close : nil
    }

    private mutating func names() throws(SyntaxProblem) -> [Identifier] {
        var all = [try identifier("a name")]
        while accept(.comma, .other) { all.append(try identifier("a name")) }
        return all
    }

    private mutating func throwing(_ start: Int) throws(SyntaxProblem) -> Statement {
        let token = peek(.value)
        guard token.kind == .symbol(.leftBrace) else {
            var problem = unexpected(token, "an object")
            problem.hints = ["throw an object: `throw {message: \"…\"};`"]
            throw problem
        }
        take(token)
        let properties = try properties()
        let object = try node(
            .object(properties),
            token.range.lowerBound..<position,
            above: properties.map(\.value)
        )
        return try end(.throwing(object), start, .other)
    }

    // MARK: Ends

    /// The statement that ends with a semicolon here.
    private mutating func end(
        _ kind: Statement.Kind,
        _ start: Int,
        _ place: Lexer.Place = .operand
    ) throws(SyntaxProblem) -> Statement {
        let token = peek(place)
        guard token.kind == .symbol(.semicolon) else {
            throw unexpected(token, "`;`")
        }
        take(token)
        return finish(kind, start)
    }

    func finish(_ kind: Statement.Kind, _ start: Int, head: Int? = nil) -> Statement {
        Statement(kind: kind, range: start..<(head ?? position))
    }
}
