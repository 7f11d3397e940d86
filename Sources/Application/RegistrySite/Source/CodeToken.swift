// SPDX-License-Identifier: Apache-2.0

/// A stretch of a program text in one colour.
struct CodeToken: Hashable {
    /// What it is; the raw value is the name in the stylesheet.
    enum Kind: String {
        case word = "w"
        case text = "s"
        case comment = "c"
        case number = "d"
        case type = "t"
        case plain = ""
    }

    let kind: Kind
    let bytes: ArraySlice<UInt8>
}
