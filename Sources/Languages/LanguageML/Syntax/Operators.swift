// SPDX-License-Identifier: Apache-2.0

/// An operator between two operands; a higher level binds tighter, and all group from the left.
enum BinaryOperator: String, Hashable, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case remainder = "%"

    var level: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .unequal: 3
        case .less, .greater, .lessOrEqual, .greaterOrEqual: 4
        case .add, .subtract: 5
        case .multiply, .divide, .floorDivide, .remainder: 6
        }
    }
}

/// An operator before its operand.
enum UnaryOperator: String, Hashable, Sendable {
    case not = "!"
    case negate = "-"
}
