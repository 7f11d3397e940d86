// SPDX-License-Identifier: Apache-2.0

/// Rows in aligned columns.
///
/// On a terminal a row keeps to one line: the flexible column gives way, and `…` says so. In a
/// pipe nothing is cut.
package struct TextTable: Hashable, Sendable {
    /// One column.
    package struct Column: Hashable, Sendable {
        /// The title; a table whose titles are all empty has no head.
        package let title: String
        /// Whether numbers stand below one another.
        package let isRightAligned: Bool
        /// Whether the column may be cut to the terminal's width.
        package let isFlexible: Bool

        /// Describes a column.
        package init(_ title: String, isRightAligned: Bool = false, isFlexible: Bool = false) {
            self.title = title
            self.isRightAligned = isRightAligned
            self.isFlexible = isFlexible
        }
    }

    /// The text of one row in one column.
    package struct Cell: Hashable, Sendable, ExpressibleByStringInterpolation {
        /// The text, as it came; control characters are escaped when it is written.
        package let text: String
        /// What it is, for the colour.
        package let role: Palette.Role?

        /// A cell.
        package init(_ text: String, as role: Palette.Role? = nil) {
            self.text = TextEscaper.escape(text)
            self.role = role
        }

        /// A cell without a role.
        package init(stringLiteral value: String) { self.init(value) }
    }

    private let columns: [Column]
    private var rows: [[Cell]] = []
    private static let gap = "  "

    /// An empty table.
    package init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row below; missing cells are empty.
    package mutating func append(_ row: [Cell]) {
        let missing = max(0, columns.count - row.count)
        rows.append(row.prefix(columns.count) + Array(repeating: "", count: missing))
    }

    /// The lines, each ended; cut to `width` columns unless it is `nil`.
    package func render(palette: Palette, width: Int? = nil) -> String {
        let hasHead = columns.contains { !$0.title.isEmpty }
        let head = columns.map { Cell($0.title, as: .strong) }
        let all = hasHead ? [head] + rows : rows
        let widths = fittedWidths(all, to: width)
        return all.map { line($0, widths: widths, palette: palette) + "\n" }.joined()
    }

    private func fittedWidths(_ rows: [[Cell]], to limit: Int?) -> [Int] {
        var widths = columns.indices.map { column in
            rows.map { DisplayWidth.of($0[column].text) }.max() ?? 0
        }
        guard let limit else { return widths }
        var excess = widths.reduce(0, +) + Self.gap.count * max(0, columns.count - 1) - limit
        for column in columns.indices where columns[column].isFlexible && excess > 0 {
            let narrowest = max(8, DisplayWidth.of(columns[column].title))
            let less = min(excess, max(0, widths[column] - narrowest))
            widths[column] -= less
            excess -= less
        }
        return widths
    }

    private func line(_ row: [Cell], widths: [Int], palette: Palette) -> String {
        var line = ""
        // Spaces are owed until something follows them, so that no line ends in spaces.
        var owed = 0
        for (column, cell) in row.enumerated() {
            let text = DisplayWidth.truncate(cell.text, to: widths[column])
            let space = widths[column] - DisplayWidth.of(text)
            if columns[column].isRightAligned { owed += space }
            if !text.isEmpty {
                line += String(repeating: " ", count: owed)
                line += cell.role.map { palette.paint(text, as: $0) } ?? text
                owed = 0
            }
            if !columns[column].isRightAligned { owed += space }
            owed += Self.gap.count
        }
        return line
    }
}
