// SPDX-License-Identifier: Apache-2.0

/// A piece of running text.
package indirect enum MarkdownInline: Hashable, Sendable {
    /// Plain text; raw HTML is plain text too.
    case text(String)
    /// A program text inside a sentence.
    case code(String)
    /// Stressed text.
    case emphasis([MarkdownInline])
    /// Strongly stressed text.
    case strong([MarkdownInline])
    /// Text that no longer holds.
    case struckOut([MarkdownInline])
    /// A link; the destination is foreign text that nobody has checked.
    case link(destination: String, title: String, [MarkdownInline])
    /// An image; the destination is foreign text that nobody has checked.
    case image(destination: String, title: String, alternative: String)
    /// A break between two lines that means a space.
    case space
    /// A break between two lines that was meant.
    case lineBreak

    /// The words alone.
    package var plainText: String {
        switch self {
        case .text(let text), .code(let text), .image(_, _, let text): text
        case .emphasis(let inner), .strong(let inner), .struckOut(let inner),
            .link(_, _, let inner):
            inner.map(\.plainText).joined()
        case .space, .lineBreak: " "
        }
    }
}
