// SPDX-License-Identifier: Apache-2.0

/// Puts pieces of a page one after the other.
@resultBuilder package enum HTMLBuilder {
    /// A piece.
    package static func buildExpression(_ piece: HTML) -> HTML { piece }

    /// A text, which is escaped.
    package static func buildExpression(_ text: String) -> HTML { .text(text) }

    /// All pieces.
    package static func buildBlock(_ pieces: HTML...) -> HTML { .joined(pieces) }

    /// What a condition lets through.
    package static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }

    /// One side of a condition.
    package static func buildEither(first piece: HTML) -> HTML { piece }

    /// The other side.
    package static func buildEither(second piece: HTML) -> HTML { piece }

    /// What a loop makes.
    package static func buildArray(_ pieces: [HTML]) -> HTML { .joined(pieces) }
}
