// SPDX-License-Identifier: Apache-2.0

/// A place in a text: the file, where it starts and how far it reaches.
public struct SourceSpan: Hashable, Sendable {
    /// The name of the text as a person knows it: a path relative to the project, or a URL.
    public let file: String

    /// The line, counted from 1.
    public let line: Int

    /// The column of the first character, counted from 1 in Unicode scalars.
    public let column: Int

    /// The number of Unicode scalars on that line that are meant; at least 1.
    public let length: Int

    /// The whole line, without its line break, for the excerpt; `nil` when unknown.
    public let lineText: String?

    /// Creates a span.
    public init(file: String, line: Int, column: Int, length: Int = 1, lineText: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
        self.lineText = lineText
    }
}
