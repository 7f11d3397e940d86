// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// The lines that git writes between the two sides of a text that it could not merge.
enum MergeMark {
    private static let marks = ["<<<<<<< ", "=======\n", "=======\r\n", ">>>>>>> "]

    /// The first such line; `nil` where there is none.
    static func first(in source: SourceText) -> SourceSpan? {
        var offset = 0
        for line in source.bytes.split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        ) {
            let text = line + [UInt8(ascii: "\n")]
            if marks.contains(where: { text.starts(with: $0.utf8) }) {
                return source.span(offset..<offset + line.count)
            }
            offset += text.count
        }
        return nil
    }
}
