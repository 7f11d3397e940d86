// SPDX-License-Identifier: Apache-2.0

internal import CTOML
internal import Diagnostics

/// The lines of a text, each kept once, however many values stand on it.
struct TOMLLines {
    private let name: String
    private let lines: [String]

    init(source: SourceText) {
        name = source.name
        lines = source.bytes
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { line in
                let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
                return String(decoding: text, as: UTF8.self)
            }
    }

    /// A place of one character.
    func span(line: UInt32, column: UInt32, length: UInt32 = 1) -> SourceSpan {
        let place = Int(line) - 1
        return SourceSpan(
            file: name,
            line: max(1, Int(line)),
            column: max(1, Int(column)),
            length: Int(length),
            lineText: lines.indices.contains(place) ? lines[place] : nil
        )
    }

    /// The place of a token, cut at the end of its first line.
    func span(_ token: ctoml_token) -> SourceSpan {
        let isOneLine = token.line == token.end_line && token.end_column > token.column
        return span(
            line: token.line,
            column: token.column,
            length: isOneLine ? token.end_column - token.column : 1
        )
    }
}
