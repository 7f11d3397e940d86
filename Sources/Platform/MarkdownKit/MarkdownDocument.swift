// SPDX-License-Identifier: Apache-2.0

/// A text in GitHub-flavoured Markdown, taken apart.
///
/// Any text is Markdown, so reading it never fails. The pieces are foreign text that has yet to be
/// escaped, and addresses that have yet to be checked, by whoever writes them somewhere. Raw HTML is
/// plain text; comments of HTML are left out.
package struct MarkdownDocument: Hashable, Sendable {
    /// The pieces, in order.
    package let blocks: [MarkdownBlock]

    /// Whether the limits cut something off.
    package let isCut: Bool

    /// Reads a text.
    ///
    /// - Complexity: linear in the bytes that are read. The C library is quadratic in the columns of
    ///   tables and in addresses without brackets; texts with very wide tables get none, and addresses
    ///   are found here.
    package init(parsing text: String, limits: MarkdownLimits) {
        let bytes = Array(text.utf8.prefix(limits.size + 1))
        let isTooLong = bytes.count > limits.size
        let kept = isTooLong ? Self.wholeLines(bytes.prefix(limits.size)) : bytes[...]
        var reader = MarkdownReader(limits: limits)
        blocks = reader.read(Array(kept), readsTables: Self.hasModestTables(kept))
        isCut = isTooLong || reader.isCut
    }

    /// The text of the first paragraph; `nil` when there is none.
    package var firstParagraph: String? {
        for case .paragraph(let inlines) in blocks {
            let text = inlines.map(\.plainText).joined()
            if !text.isEmpty { return text }
        }
        return nil
    }

    /// The text without what comes first in it.
    package var withoutFirstBlock: MarkdownDocument {
        MarkdownDocument(blocks: Array(blocks.dropFirst()), isCut: isCut)
    }

    private init(blocks: [MarkdownBlock], isCut: Bool) {
        self.blocks = blocks
        self.isCut = isCut
    }

    private static func wholeLines(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return bytes }
        return bytes[...end]
    }

    /// How many cells there might be if every line were a row of the widest table.
    private static let cellLimit = 100_000

    private static func hasModestTables(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (lines, widest, bars) = (1, 0, 0)
        for byte in bytes {
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                (lines, widest, bars) = (lines + 1, max(widest, bars), 0)
            } else if byte == UInt8(ascii: "|") {
                bars += 1
            }
        }
        return lines * max(widest, bars) <= cellLimit && max(widest, bars) <= 200
    }
}
