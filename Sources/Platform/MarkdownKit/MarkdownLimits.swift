// SPDX-License-Identifier: Apache-2.0

/// How much of a Markdown text is read; what is beyond is left out, not refused.
package struct MarkdownLimits: Hashable, Sendable {
    /// The bytes that are read, up to the end of a line.
    package var size: Int

    /// How deep quotes, lists and stressed text may lie in each other.
    package var depth: Int

    /// How many pieces the result has at most.
    package var pieces: Int

    /// How many bytes of text and addresses the result has at most.
    ///
    /// Short references can name long addresses, so a text may say more than it is long.
    package var text: Int

    /// The limits of a README: far above what people write.
    package static let readme = MarkdownLimits(
        size: 256 << 10,
        depth: 32,
        pieces: 100_000,
        text: 1 << 20
    )

    /// The limits of a comment in a program.
    package static let comment = MarkdownLimits(
        size: 32 << 10,
        depth: 16,
        pieces: 10_000,
        text: 64 << 10
    )

    /// Creates limits.
    package init(size: Int, depth: Int, pieces: Int, text: Int) {
        self.size = size
        self.depth = depth
        self.pieces = pieces
        self.text = text
    }
}
