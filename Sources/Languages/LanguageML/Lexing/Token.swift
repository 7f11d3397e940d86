// SPDX-License-Identifier: Apache-2.0

/// A piece of source text.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case word
        case integer
        case float
        case string
        case symbol(Symbol)
        /// The end of the source.
        case end
        /// Bytes that begin nothing.
        case unknown
        /// A string whose closing quote is missing.
        case openString
    }

    let kind: Kind
    let range: Range<Int>
}

/// Punctuation and operators; of two that fit, the longer one is meant.
enum Symbol: String, CaseIterable, Hashable, Sendable {
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case comma = ","
    case semicolon = ";"
    case colon = ":"
    case dot = "."
    case question = "?"
    case assign = "="
    case arrow = "=>"
    case not = "!"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case remainder = "%"
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case and = "&&"
    case or = "||"
}
