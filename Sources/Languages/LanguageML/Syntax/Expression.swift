// SPDX-License-Identifier: Apache-2.0

/// A value to compute, and where it is written.
struct Expression: Sendable {
    indirect enum Kind: Sendable {
        /// The digits, with a `-` before them if there is one.
        case integer(String)
        case float(String)
        /// The text between the quotes, as it is.
        case string(String)
        case boolean(Bool)
        case name(String)
        case array([Expression])
        case object([Property])
        /// A call of a name or a member; nothing else can be called.
        case call(Expression, [Expression])
        case index(Expression, Expression)
        case slice(Expression, SliceBounds)
        case member(Expression, Identifier)
        case function([Parameter], FunctionBody)
        case unary(UnaryOperator, Expression)
        /// Operators of one level, which group from the left.
        case chain(Expression, [Link])
        /// `condition ? first : second`.
        case conditional(Expression, Expression, Expression)
    }

    /// A member of an object.
    struct Property: Sendable {
        let key: Identifier
        let value: Expression
    }

    /// An operator and what stands behind it.
    struct Link: Sendable {
        let symbol: BinaryOperator
        let operand: Expression
    }

    /// `start:end:step`, each of which may be missing.
    struct SliceBounds: Sendable {
        let start: Expression?
        let end: Expression?
        let step: Expression?
    }

    /// What stands behind `=>`.
    enum FunctionBody: Sendable {
        case expression(Expression)
        case block([Statement])
    }

    let kind: Kind
    /// The bytes in the source; parentheses around it are left out.
    let range: Range<Int>
    /// The number of levels, itself included; bounded, so that recursion over it is.
    ///
    /// A block of its own is not counted.
    let depth: Int
}

/// A parameter; the name behind its colon is a note for readers.
struct Parameter: Sendable {
    let name: Identifier
    let annotation: Identifier?
}
