// SPDX-License-Identifier: Apache-2.0

extension Generator {
    /// What is around an expression.
    enum Surroundings {
        /// Commas, parentheses or nothing.
        case whole
        /// An operator.
        case operand
    }

    mutating func write(_ expression: Expression, _ surroundings: Surroundings) {
        switch expression.kind {
        case .integer(let digits): text.write(Self.integer(digits))
        case .float(let digits): text.write(digits)
        case .string(let value): text.write(PythonName.literal(value))
        case .boolean(let value): text.write(value ? "True" : "False")
        case .name(let name):
            text.mark(expression.range.lowerBound)
            text.write(self.name(name))
        case .array(let elements):
            text.write("[")
            write(list: elements)
            text.write("]")
        case .object(let properties): write(object: properties)
        case .call(let callee, let arguments): write(call: callee, arguments)
        case .index(let base, let index):
            write(base, .operand)
            text.write("[")
            write(index, .whole)
            text.write("]")
        case .slice(let base, let bounds): write(slice: base, bounds)
        case .member(let base, let name):
            text.mark(name.range.lowerBound)
            text.write("_ml.get(")
            write(base, .whole)
            text.write(", \(PythonName.literal(name.text)))")
        case .function(let parameters, let body):
            write(function: parameters, body, at: expression.range.lowerBound, surroundings)
        case .unary(let symbol, let operand):
            parenthesised(symbol == .not && surroundings == .operand) {
                $0.text.write(symbol == .not ? "not " : "-")
                $0.write(operand, .operand)
            }
        case .chain(let first, let links):
            parenthesised(surroundings == .operand) { $0.write(chain: first, links) }
        case .conditional(let condition, let first, let second):
            parenthesised(surroundings == .operand) {
                $0.write(first, .operand)
                $0.text.write(" if ")
                $0.write(condition, .operand)
                $0.text.write(" else ")
                $0.write(second, .operand)
            }
        }
    }

    private mutating func parenthesised(_ isNeeded: Bool, _ body: (inout Generator) -> Void) {
        if isNeeded { text.write("(") }
        body(&self)
        if isNeeded { text.write(")") }
    }

    private mutating func write(list: [Expression]) {
        for (place, element) in list.enumerated() {
            if place > 0 { text.write(", ") }
            write(element, .whole)
        }
    }

    private mutating func write(object properties: [Expression.Property]) {
        text.write("{")
        for (place, property) in properties.enumerated() {
            if place > 0 { text.write(", ") }
            text.write(PythonName.literal(property.key.text) + ": ")
            write(property.value, .whole)
        }
        text.write("}")
    }

    private mutating func write(call callee: Expression, _ arguments: [Expression]) {
        guard case .member(let base, let name) = callee.kind else {
            write(callee, .operand)
            text.write("(")
            write(list: arguments)
            text.write(")")
            return
        }
        text.mark(name.range.lowerBound)
        text.write("_ml.call_member(")
        write(list: [base])
        text.write(", \(PythonName.literal(name.text))")
        if !arguments.isEmpty { text.write(", ") }
        write(list: arguments)
        text.write(")")
    }

    private mutating func write(slice base: Expression, _ bounds: Expression.SliceBounds) {
        write(base, .operand)
        text.write("[")
        if let start = bounds.start { write(start, .operand) }
        text.write(":")
        if let end = bounds.end { write(end, .operand) }
        if let step = bounds.step {
            text.write(":")
            write(step, .operand)
        }
        text.write("]")
    }

    private mutating func write(
        function parameters: [Parameter],
        _ body: Expression.FunctionBody,
        at place: Int,
        _ surroundings: Surroundings
    ) {
        if let name = lifted[place] {
            text.write(name)
            return
        }
        guard case .expression(let value) = body else {
            preconditionFailure("a function with a block is lifted before its statement")
        }
        let names = parameters.map { PythonName.of($0.name.text) }.joined(separator: ", ")
        scopes.enter(parameters, [])
        parenthesised(surroundings == .operand) {
            $0.text.write(names.isEmpty ? "lambda: " : "lambda \(names): ")
            $0.write(value, .whole)
        }
        scopes.leave()
    }

    /// Python takes no zeros before a number, and only so many digits.
    private static func integer(_ digits: String) -> String {
        let sign = digits.hasPrefix("-") ? "-" : ""
        let value = digits.dropFirst(sign.count).drop { $0 == "0" }
        guard value.utf8.count > 4000 else { return sign + (value.isEmpty ? "0" : value) }
        return "_ml.integer(\"\(sign)\(value)\")"
    }
}
