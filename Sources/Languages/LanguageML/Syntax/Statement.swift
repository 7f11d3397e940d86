// SPDX-License-Identifier: Apache-2.0

/// Something to do, and where it is written.
struct Statement: Sendable {
    enum Kind: Sendable {
        case importing(ImportStatement)
        case capability(CapabilityStatement)
        case expression(Expression)
        /// The target is a name, a member, an element or a slice.
        case assignment(Expression, Expression)
        /// `[a, b] = …`.
        case arrayPattern([Identifier], Expression)
        /// `{a, b} = …`.
        case objectPattern([Identifier], Expression)
        case function(Identifier, [Parameter], [Statement])
        /// The conditions with their blocks, and what is done when none holds.
        case condition([(Expression, [Statement])], otherwise: [Statement]?)
        case whileLoop(Expression, [Statement])
        case forLoop(Identifier, Expression, [Statement])
        case returning(Expression?)
        case throwing(Expression)
        case attempt(AttemptStatement)
        case breaking
        case continuing
        case nonlocal([Identifier])
    }

    let kind: Kind
    /// The bytes in the source, of a compound statement those of its head.
    let range: Range<Int>
}

/// `try { … } except (e) { … } finally { … }`.
struct AttemptStatement: Sendable {
    struct Handler: Sendable {
        let name: Identifier?
        let body: [Statement]
        let range: Range<Int>
    }

    let body: [Statement]
    let handlers: [Handler]
    let last: [Statement]?
}
