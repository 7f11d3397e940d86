// SPDX-License-Identifier: Apache-2.0

/// A piece of a Markdown text that stands on lines of its own.
package indirect enum MarkdownBlock: Hashable, Sendable {
    /// Running text.
    case paragraph([MarkdownInline])
    /// A heading, of level 1 to 6.
    case heading(level: Int, [MarkdownInline])
    /// What somebody else said.
    case quote([MarkdownBlock])
    /// Points, or steps.
    case list(MarkdownList)
    /// A program text, as it was written; the language is the first word after the fence.
    case code(String, language: String?)
    /// A table.
    case table(MarkdownTable)
    /// A line between two parts.
    case rule
}
