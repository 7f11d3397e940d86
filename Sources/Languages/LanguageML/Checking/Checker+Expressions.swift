// SPDX-License-Identifier: Apache-2.0

extension Checker {
    mutating func check(_ expression: Expression) {
        switch expression.kind {
        case .integer, .float, .string, .boolean:
            break
        case .name(let name):
            use(name, at: expression.range)
        case .array(let elements):
            for element in elements { check(element) }
        case .object(let properties):
            for property in properties { check(property.value) }
        case .call(let callee, let arguments):
            check(callee)
            for argument in arguments { check(argument) }
        case .index(let base, let index):
            check(base)
            check(index)
        case .slice(let base, let bounds):
            check(base)
            for bound in [bounds.start, bounds.end, bounds.step] {
                if let bound { check(bound) }
            }
        case .member(let base, let name):
            check(base)
            refuse(reserved: name.text, at: name.range)
        case .function(let parameters, .block(let body)):
            check(parameters, body)
        case .function(let parameters, .expression(let value)):
            check(parameters, returning: value)
        case .unary(_, let operand):
            check(operand)
        case .chain(let first, let links):
            check(first)
            for link in links { check(link.operand) }
        case .conditional(let condition, let first, let second):
            check(condition)
            check(first)
            check(second)
        }
    }
}
