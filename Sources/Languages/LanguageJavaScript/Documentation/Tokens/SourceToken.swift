// SPDX-License-Identifier: Apache-2.0

/// One token of a module; the scan steps over types, declarations of types and clauses as a whole.
struct SourceToken {
    let start: Int
    let end: Int

    /// Whether a line break stands before it.
    let newline: Bool

    /// Whether a statement or a member of a class begins here.
    var begins = false

    /// What it opens; `nil` for all but brackets and the beginnings of templates.
    var opens: ScanContext.Kind?

    /// The token that closes what it opens.
    var partner: Int?

    init(_ range: Range<Int>, newline: Bool) {
        start = range.lowerBound
        end = range.upperBound
        self.newline = newline
    }
}
