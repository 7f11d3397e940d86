// SPDX-License-Identifier: Apache-2.0

/// Where the statements of a TOML text stand, byte by byte.
///
/// The parser tells where values begin and what they mean; edits need headers, commas, comments and
/// line ends besides. The layout is read from a text that the parser has accepted, and every edit that
/// follows from it is parsed again (``TOMLEditor``), so that a mistake here can't spoil a file.
struct TOMLLayout: Sendable {
    /// A `key = value`, on a line of its own or in an inline table.
    struct Entry: Sendable {
        /// The parts of the key.
        let path: [String]
        /// The key as it is written.
        let key: Range<Int>
        /// The value.
        let value: Value

        /// From the first byte of the key to the last one of the value.
        var range: Range<Int> { key.lowerBound..<value.range.upperBound }
    }

    /// A value as it is written.
    struct Value: Sendable {
        /// What the brackets of a value hold.
        enum Content: Sendable {
            /// Nothing: it has no brackets.
            case scalar
            /// The elements of an array.
            case array([Value])
            /// The members of an inline table.
            case table([Entry])
        }

        /// All of it.
        let range: Range<Int>
        /// What its brackets hold.
        let content: Content
    }

    /// A header with what follows it up to the next one.
    struct Section: Sendable {
        /// The parts of the header's key; none for the top of the text.
        let path: [String]
        /// The header with its brackets; `nil` for the top of the text.
        let header: Range<Int>?
        /// Whether the header has two brackets.
        let isElement: Bool
        /// Whether it is, or lies in, an element of an array of tables, which no path reaches.
        let isInArray: Bool
        /// The entries, in order.
        var entries: [Entry] = []

        /// Where its last statement ends; for an empty top of the text, its beginning.
        var contentEnd: Int { entries.last?.range.upperBound ?? header?.upperBound ?? 0 }
    }

    /// The sections in the order of the text; the first one is its top.
    let sections: [Section]

    /// Reads a text that the parser has accepted.
    init(_ bytes: [UInt8]) {
        var scanner = TOMLLayoutScanner(bytes)
        sections = scanner.sections()
    }
}
