// SPDX-License-Identifier: Apache-2.0

/// A table in a Markdown text.
package struct MarkdownTable: Hashable, Sendable {
    /// Where the text of a column stands.
    package enum Alignment: Hashable, Sendable {
        /// As the reader's language has it.
        case natural
        /// At the left.
        case left
        /// In the middle.
        case center
        /// At the right.
        case right
    }

    /// The columns.
    package var alignments: [Alignment]

    /// The cells of the first row, which name the columns.
    package var head: [[MarkdownInline]]

    /// The cells of the other rows.
    package var rows: [[[MarkdownInline]]]

    /// Creates a table.
    package init(
        alignments: [Alignment],
        head: [[MarkdownInline]],
        rows: [[[MarkdownInline]]]
    ) {
        self.alignments = alignments
        self.head = head
        self.rows = rows
    }
}
