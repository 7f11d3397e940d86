// SPDX-License-Identifier: Apache-2.0

extension Generator {
    /// Defines the functions in `statement`'s own expressions that Python has no expression for.
    mutating func lift(from statement: Statement) {
        for expression in statement.ownExpressions { lift(from: expression) }
    }

    private mutating func lift(from expression: Expression) {
        guard case .function(let parameters, let body) = expression.kind else {
            for part in expression.parts { lift(from: part) }
            return
        }
        guard expression.needsDefinition else { return }
        let name = makeName()
        text.mark(expression.range.lowerBound)
        switch body {
        case .block(let statements):
            define(name, parameters) { $0.body(parameters, statements) }
        case .expression(let value):
            let statement = Statement(kind: .returning(value), range: value.range)
            define(name, parameters) { $0.body(parameters, [statement]) }
        }
        lifted[expression.range.lowerBound] = name
    }
}

extension Expression {
    /// Whether it is, or holds, a function with a block.
    fileprivate var needsDefinition: Bool {
        if case .function(_, .block) = kind { return true }
        return parts.contains { $0.needsDefinition }
    }

    /// The expressions in it, in source order; of a function with a block none.
    var parts: [Expression] {
        switch kind {
        case .integer, .float, .string, .boolean, .name, .function(_, .block): []
        case .array(let elements): elements
        case .object(let properties): properties.map(\.value)
        case .call(let callee, let arguments): [callee] + arguments
        case .index(let base, let index): [base, index]
        case .slice(let base, let bounds):
            [base] + [bounds.start, bounds.end, bounds.step].compactMap { $0 }
        case .member(let base, _): [base]
        case .function(_, .expression(let value)): [value]
        case .unary(_, let operand): [operand]
        case .chain(let first, let links): [first] + links.map(\.operand)
        case .conditional(let condition, let first, let second): [condition, first, second]
        }
    }
}

extension Statement {
    /// The expressions in it, those in its blocks left out.
    var ownExpressions: [Expression] {
        switch kind {
        case .expression(let value), .arrayPattern(_, let value), .objectPattern(_, let value),
            .whileLoop(let value, _), .forLoop(_, let value, _), .throwing(let value):
            [value]
        case .assignment(let target, let value): [target, value]
        case .condition(let branches, _): branches.map(\.0)
        case .returning(let value): value.map { [$0] } ?? []
        case .importing, .capability, .function, .attempt, .breaking, .continuing, .nonlocal: []
        }
    }
}
