// SPDX-License-Identifier: Apache-2.0

/// A text with the name that a person knows it by; turns byte offsets into places.
public struct SourceText: Sendable {
    /// The path relative to the project, or the URL.
    public let name: String

    /// The bytes; meant to be UTF-8, not checked.
    public let bytes: [UInt8]

    /// Names `bytes`.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Names the UTF-8 bytes of `text`.
    public init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The place of the bytes in `range`.
    ///
    /// A range that crosses lines is cut at the end of the first; offsets beyond the end are moved to it.
    ///
    /// - Complexity: O(`range.lowerBound`).
    public func span(_ range: Range<Int>) -> SourceSpan {
        let start = min(max(0, range.lowerBound), bytes.count)
        var line = 1
        var lineStart = 0
        for offset in 0..<start where bytes[offset] == 0x0A {
            line += 1
            lineStart = offset + 1
        }
        let lineEnd = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        let end = min(max(start, range.upperBound), lineEnd)
        return SourceSpan(
            file: name,
            line: line,
            column: scalars(in: lineStart..<start) + 1,
            length: scalars(in: start..<end),
            lineText: String(decoding: bytes[lineStart..<max(lineStart, lineEnd)], as: UTF8.self)
        )
    }

    /// The place of the character at a line and column, both counted from 1; cut to what there is.
    ///
    /// - Complexity: O(bytes).
    public func span(line: Int, column: Int) -> SourceSpan {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard line >= 1, line <= lines.count else {
            return SourceSpan(file: name, line: line, column: column)
        }
        let text = lines[line - 1].last == 0x0D ? lines[line - 1].dropLast() : lines[line - 1]
        return SourceSpan(
            file: name,
            line: line,
            column: column,
            lineText: String(decoding: text, as: UTF8.self)
        )
    }

    private func scalars(in range: Range<Int>) -> Int {
        bytes[range].count { $0 & 0xC0 != 0x80 }
    }
}
