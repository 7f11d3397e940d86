// SPDX-License-Identifier: Apache-2.0

/// Python that is being written, and where each piece of it comes from.
struct PythonText: Sendable {
    /// A place of the text, and the byte of the source that it stands for.
    struct Mark: Hashable, Sendable {
        /// Counted from 0.
        let line: Int
        /// In UTF-16 code units, as source maps count, from 0.
        let column: Int
        let source: Int
    }

    private(set) var bytes: [UInt8] = []
    private(set) var marks: [Mark] = []
    private var line = 0
    private var column = 0
    private var indentation = 0

    /// Writes on the line.
    mutating func write(_ piece: String) {
        if column == 0, indentation > 0 {
            column = 4 * indentation
            bytes.append(contentsOf: repeatElement(0x20, count: column))
        }
        bytes.append(contentsOf: piece.utf8)
        column += piece.utf16.count
    }

    /// What follows comes from the source's byte `place`.
    mutating func mark(_ place: Int) {
        let column = column == 0 ? 4 * indentation : column
        if let last = marks.last, last.line == line, last.column == column { marks.removeLast() }
        marks.append(Mark(line: line, column: column, source: place))
    }

    /// Ends the line.
    mutating func endLine() {
        bytes.append(0x0A)
        line += 1
        column = 0
    }

    /// Writes a line.
    mutating func line(_ piece: String) {
        if !piece.isEmpty { write(piece) }
        endLine()
    }

    /// Writes lines one level deeper.
    mutating func indented(_ body: (inout PythonText) -> Void) {
        indentation += 1
        body(&self)
        indentation -= 1
    }

    /// Begins a deeper level.
    mutating func indent() { indentation += 1 }

    /// Ends it.
    mutating func dedent() { indentation -= 1 }
}
