// SPDX-License-Identifier: Apache-2.0

/// What may come next, as far as it decides what `/`, `{` and a word mean.
enum ScanState: UInt8 {
    /// A statement: `{` opens a block, `/` a regular expression.
    case statement
    /// An operand: `{` opens an object literal, `/` a regular expression.
    case expression
    /// An operator, after an operand: `/` divides.
    case operand
    /// A property name, after `.`.
    case member
    /// A key of an object literal or an element of a class body.
    case key
    /// The parentheses of `if`, `for`, `while` and `with`; what follows them is a statement.
    case head
    /// The body of an arrow function.
    case arrow
    /// After the block of an arrow function: a line break ends the statement.
    case afterArrow
    /// After `return` or `yield`: a line break ends the statement.
    case restricted
    /// After `break` or `continue`: a label, or the end of the statement.
    case jump
}

/// How far a declaration of variables, or one part of a pattern, has come.
enum BindingPhase: UInt8 {
    /// No declaration.
    case none
    /// The name or pattern that is bound.
    case target
    /// After `=`.
    case initializer
}
