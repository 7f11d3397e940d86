// SPDX-License-Identifier: Apache-2.0

/// A literal that stands for a value of its own: its type needs no words.
struct Literal {
    /// `number`, `string` or `boolean`.
    let type: String

    /// As written.
    let text: String

    /// The literal that `range` consists of; `nil` when it holds anything else.
    init?(_ tokens: TokenList, _ range: Range<Int>) {
        var first = range.lowerBound
        if tokens.reads(first, "-") { first += 1 }
        guard first + 1 == range.upperBound else { return nil }
        switch tokens.byte(first) {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            type = "string"
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let isBig = tokens.bytes(of: first).last == UInt8(ascii: "n")
            type = isBig ? "bigint" : "number"
        default:
            guard tokens.reads(first, oneOf: ["true", "false"]) else { return nil }
            type = "boolean"
        }
        text = tokens.text(range, limit: 80)
    }
}
