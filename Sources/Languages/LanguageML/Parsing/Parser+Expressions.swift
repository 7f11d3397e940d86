// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// An expression, up to what cannot belong to it.
    mutating func expression() throws(SyntaxProblem) -> Expression {
        nesting.expressions += 1
        defer { nesting.expressions -= 1 }
        guard nesting.expressions <= Self.expressionLimit else {
            throw tooDeep(peek(.value).range)
        }
        let condition = try chain(level: 1)
        guard accept(.question, .operand) else { return condition }
        let first = try expression()
        try expect(.colon, .operand)
        let second = try expression()
        return try node(
            .conditional(condition, first, second),
            condition.range.lowerBound..<second.range.upperBound,
            above: [condition, first, second]
        )
    }

    /// Operators of `level`, between operands whose operators bind tighter.
    private mutating func chain(level: Int) throws(SyntaxProblem) -> Expression {
        guard level <= 6 else { return try unary() }
        let first = try chain(level: level + 1)
        var links: [Expression.Link] = []
        while let symbol = binaryOperator(level) {
            guard links.count < Self.chainLimit else { throw tooDeep(peek(.operand).range) }
            take(peek(.operand))
            links.append(.init(symbol: symbol, operand: try chain(level: level + 1)))
        }
        guard let last = links.last else { return first }
        return try node(
            .chain(first, links),
            first.range.lowerBound..<last.operand.range.upperBound,
            above: [first] + links.map(\.operand)
        )
    }

    private mutating func binaryOperator(_ level: Int) -> BinaryOperator? {
        guard case .symbol(let symbol) = peek(.operand).kind,
            let found = BinaryOperator(rawValue: symbol.rawValue), found.level == level
        else { return nil }
        return found
    }

    private mutating func unary() throws(SyntaxProblem) -> Expression {
        // A loop: a thousand `!` must not be a thousand calls.
        var operators: [(UnaryOperator, Int)] = []
        while case .symbol(let symbol) = peek(.value).kind,
            let found = UnaryOperator(rawValue: symbol.rawValue)
        {
            let token = peek(.value)
            operators.append((found, token.range.lowerBound))
            take(token)
        }
        var result = try primary()
        for (symbol, start) in operators.reversed() {
            result = try node(
                .unary(symbol, result),
                start..<result.range.upperBound,
                above: [result]
            )
        }
        return result
    }

    /// A node above others, unless it gets too deep.
    func node(
        _ kind: Expression.Kind,
        _ range: Range<Int>,
        above parts: [Expression] = []
    ) throws(SyntaxProblem) -> Expression {
        let depth = 1 + (parts.map(\.depth).max() ?? 0)
        guard depth <= Self.expressionLimit else { throw tooDeep(range) }
        return Expression(kind: kind, range: range, depth: depth)
    }

    func tooDeep(_ range: Range<Int>) -> SyntaxProblem {
        SyntaxProblem(
            reason: "this is nested too deeply",
            range: range.lowerBound..<min(range.upperBound, range.lowerBound + 1),
            hints: ["give a part of it a name"]
        )
    }
}
