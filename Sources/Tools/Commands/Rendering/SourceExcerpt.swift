// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// One line of source as it fits a terminal, and where the carets go below it.
///
/// Tabs become spaces, control characters become visible, and a long line is cut around the
/// place that is meant.
struct SourceExcerpt: Hashable {
    /// The line to show.
    let text: String

    /// The columns before the first caret.
    let caretStart: Int

    /// The number of carets.
    let caretCount: Int

    private static let tabStop = 4

    /// Fits the line of `span` into `columns`; `nil` when the line is unknown.
    init?(_ span: SourceSpan, columns: Int) {
        guard let line = span.lineText else { return nil }
        let first = max(0, span.column - 1)
        let past = first.addingReportingOverflow(span.length)
        let end = past.overflow ? Int.max : past.partialValue
        var cells: [Cell] = []
        var marked = 0..<0
        var width = 0
        var scalars = 0
        for character in line {
            let count = character.unicodeScalars.count
            let cell = Cell(character, at: width)
            if scalars + count > first, scalars < end {
                let start = marked.isEmpty ? width : marked.lowerBound
                marked = start..<width + max(1, cell.width)
            }
            cells.append(cell)
            width += cell.width
            scalars += count
        }
        // A place at or beyond the end of the line is marked right after it.
        if marked.isEmpty { marked = width..<width + 1 }
        self.init(cells: cells, width: width, marked: marked, columns: max(20, columns))
    }

    private init(cells: [Cell], width: Int, marked: Range<Int>, columns: Int) {
        guard width > columns else {
            text = cells.map(\.text).joined()
            caretStart = marked.lowerBound
            caretCount = marked.count
            return
        }
        // A third of the room goes to what stands before the place.
        let start = max(0, min(marked.lowerBound - columns / 3, width - columns + 1))
        var shown = start > 0 ? "…" : ""
        var position = 0
        var used = DisplayWidth.of(shown)
        var shift: Int?
        for cell in cells {
            defer { position += cell.width }
            guard position >= start else { continue }
            if shift == nil { shift = used - position }
            // The last column is kept for the mark of a cut, unless all that is left fits.
            guard used + cell.width < columns || used + width - position <= columns else {
                shown += "…"
                break
            }
            shown += cell.text
            used += cell.width
        }
        text = shown
        caretStart = max(0, marked.lowerBound + (shift ?? 0))
        caretCount = max(1, min(marked.count, columns - caretStart))
    }

    /// One character of the line as it is shown.
    private struct Cell: Hashable {
        let text: String
        let width: Int

        init(_ character: Character, at column: Int) {
            if character == "\t" {
                width = SourceExcerpt.tabStop - column % SourceExcerpt.tabStop
                text = String(repeating: " ", count: width)
            } else {
                text = TextEscaper.escape(String(character))
                width = DisplayWidth.of(text)
            }
        }
    }
}
