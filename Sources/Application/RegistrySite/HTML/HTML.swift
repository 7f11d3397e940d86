// SPDX-License-Identifier: Apache-2.0

/// A piece of a page, well-formed and escaped.
///
/// There are three ways in: a ``Tag`` around other pieces, text, which is escaped, and numbers. So no
/// text from elsewhere can be taken for markup, whatever it says.
package struct HTML: Hashable, Sendable {
    /// The text of the page, in UTF-8.
    package private(set) var bytes: [UInt8]

    /// What a page begins with.
    static let documentType = HTML(bytes: Array("<!DOCTYPE html>".utf8))

    /// Nothing.
    package static let empty = HTML(bytes: [])

    /// Text; what means something in HTML is escaped, what can't be seen is made visible.
    package static func text(_ text: String) -> HTML {
        var bytes: [UInt8] = []
        HTMLText.escape(text, into: &bytes)
        return HTML(bytes: bytes)
    }

    /// Pieces one after the other.
    package static func joined(_ pieces: some Sequence<HTML>) -> HTML {
        var all = HTML.empty
        for piece in pieces { all.bytes += piece.bytes }
        return all
    }

    /// Whether it is nothing.
    package var isEmpty: Bool { bytes.isEmpty }

    /// Only for those who write markup: the builder of tags.
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Appends a piece.
    package static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }
}
