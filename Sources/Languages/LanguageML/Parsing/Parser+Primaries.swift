// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// A value, and what is done with it by `.`, `[]` and a call.
    mutating func primary() throws(SyntaxProblem) -> Expression {
        let start = peek(.value)
        let isGroup = start.kind == .symbol(.leftParenthesis)
        var result = try atom()
        // Only a name and a member can be called.
        var canBeCalled = false
        if case .name = result.kind { canBeCalled = !isGroup }
        while true {
            let token = peek(.operand)
            switch token.kind {
            case .symbol(.dot):
                take(token)
                let name = try identifier("a name behind the `.`")
                result = try node(
                    .member(result, name),
                    result.range.lowerBound..<name.range.upperBound,
                    above: [result]
                )
                canBeCalled = true
            case .symbol(.leftBracket):
                take(token)
                result = try subscripted(result)
                canBeCalled = false
            case .symbol(.leftParenthesis):
                guard canBeCalled else { throw notCallable(token) }
                take(token)
                let arguments = try list(until: .rightParenthesis) {
                    (parser) throws(SyntaxProblem) in
                    try parser.expression()
                }
                result = try node(
                    .call(result, arguments),
                    result.range.lowerBound..<position,
                    above: [result] + arguments
                )
                canBeCalled = false
            default:
                return result
            }
        }
    }

    private func notCallable(_ token: Token) -> SyntaxProblem {
        SyntaxProblem(
            reason: "only a name or a member can be called",
            range: token.range,
            hints: ["give it a name first: `f = …; f(x);`"]
        )
    }

    private mutating func atom() throws(SyntaxProblem) -> Expression {
        let token = peek(.value)
        let range = token.range
        switch token.kind {
        case .word:
            return try word(token)
        case .integer, .float:
            take(token)
            let text = lexer.text(range)
            let digits = text.hasPrefix("+") ? String(text.dropFirst()) : text
            return try node(token.kind == .integer ? .integer(digits) : .float(digits), range)
        case .string:
            take(token)
            let inner = lexer.text(range.lowerBound + 1..<range.upperBound - 1)
            return try node(.string(inner), range)
        case .symbol(.leftParenthesis):
            take(token)
            let inner = try expression()
            try expect(.rightParenthesis, .operand)
            return inner
        case .symbol(.leftBracket):
            take(token)
            let elements = try list(until: .rightBracket) { (parser) throws(SyntaxProblem) in
                try parser.expression()
            }
            return try node(.array(elements), range.lowerBound..<position, above: elements)
        case .symbol(.leftBrace):
            take(token)
            let properties = try properties()
            let values = properties.map(\.value)
            return try node(.object(properties), range.lowerBound..<position, above: values)
        case .symbol, .end, .unknown, .openString:
            throw unexpected(token, "a value")
        }
    }

    private mutating func word(_ token: Token) throws(SyntaxProblem) -> Expression {
        take(token)
        if lexer.has("true", at: token.range) { return try node(.boolean(true), token.range) }
        if lexer.has("false", at: token.range) { return try node(.boolean(false), token.range) }
        if lexer.has("fn", at: token.range) { return try function(from: token.range.lowerBound) }
        return try node(.name(lexer.text(token.range)), token.range)
    }

    /// The members of an object, behind its brace.
    mutating func properties() throws(SyntaxProblem) -> [Expression.Property] {
        try list(until: .rightBrace) { (parser) throws(SyntaxProblem) in
            let token = parser.peek(.other)
            let key: Identifier
            if token.kind == .string {
                parser.take(token)
                let inner = token.range.lowerBound + 1..<token.range.upperBound - 1
                key = Identifier(text: parser.lexer.text(inner), range: token.range)
            } else {
                key = try parser.identifier("a name or a string as key")
            }
            try parser.expect(.colon, .other)
            return Expression.Property(key: key, value: try parser.expression())
        }
    }

    /// Elements between commas, up to and with `end`; a comma before the end is a mistake.
    mutating func list<Element>(
        until end: Symbol,
        _ element: (inout Parser) throws(SyntaxProblem) -> Element
    ) throws(SyntaxProblem) -> [Element] {
        var all: [Element] = []
        if accept(end, .value) { return all }
        while true {
            all.append(try element(&self))
            if accept(end, .operand) { return all }
            let comma = peek(.operand)
            guard accept(.comma, .operand) else {
                throw unexpected(comma, "`,` or `\(end.rawValue)`")
            }
            if peek(.value).kind == .symbol(end) {
                throw SyntaxProblem(
                    reason: "no comma stands before `\(end.rawValue)`",
                    range: comma.range,
                    hints: ["take the comma away"]
                )
            }
        }
    }

    /// What stands between brackets: an index or a slice.
    private mutating func subscripted(_ base: Expression) throws(SyntaxProblem) -> Expression {
        var parts: [Expression?] = [nil]
        var all = [base]
        while parts.count <= 3 {
            let token = peek(.value)
            if token.kind != .symbol(.colon), token.kind != .symbol(.rightBracket) {
                let part = try expression()
                parts[parts.count - 1] = part
                all.append(part)
            }
            guard parts.count < 3, accept(.colon, .operand) else { break }
            parts.append(nil)
        }
        if parts.count == 1, parts[0] == nil { throw unexpected(peek(.value), "an index") }
        try expect(.rightBracket, .operand)
        let range = base.range.lowerBound..<position
        if parts.count == 1, let index = parts[0] {
            return try node(.index(base, index), range, above: all)
        }
        let step = parts.count == 3 ? parts[2] : nil
        let bounds = Expression.SliceBounds(start: parts[0], end: parts[1], step: step)
        return try node(.slice(base, bounds), range, above: all)
    }

    /// A function behind its `fn`.
    private mutating func function(from start: Int) throws(SyntaxProblem) -> Expression {
        try expect(.leftParenthesis, .other)
        let parameters = try parameters()
        try expect(.arrow, .other)
        let next = peek(.value)
        guard next.kind == .symbol(.leftBrace), try !isObject(at: next) else {
            let body = try expression()
            return try node(
                .function(parameters, .expression(body)),
                start..<body.range.upperBound,
                above: [body]
            )
        }
        let outer = nesting
        nesting.expressions = 0
        nesting.loops = 0
        defer { nesting = outer }
        let body = try block()
        return try node(.function(parameters, .block(body)), start..<position)
    }

    /// Whether the brace behind `=>` begins an object: `{}`, and `{key: …`.
    private func isObject(at brace: Token) throws(SyntaxProblem) -> Bool {
        let first = lexer.token(at: brace.range.upperBound, in: .value)
        if first.kind == .symbol(.rightBrace) { return true }
        guard first.kind == .word || first.kind == .string else { return false }
        let second = lexer.token(at: first.range.upperBound, in: .operand)
        return second.kind == .symbol(.colon)
    }
}
