// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TOMLKit
import TestSupport

/// A TOML text with tables in every spelling, comments and blank lines in every place.
struct GeneratedDocument {
    private var random: SeededGenerator
    private let lineBreak: String
    private(set) var text = ""

    private static let keys = ["a", "b", "c-1", "\"d e\"", "'f.g'", "\"\\u00e9\"", "7", "\"\""]
    private static let scalars = [
        "1", "0x1F", "-2.5e3", "true", "\"x # y\"", "'[z]'", "\"\"\"\n m, ] = 1\n\"\"\"",
        "1979-05-27 07:32:00Z", "\"\\\"\"", "''",
    ]

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        lineBreak = Bool.random(using: &random) ? "\n" : "\r\n"
        if chance(20) { text = "\u{FEFF}" }
        lines(Int.random(in: 0..<4, using: &random))
        for _ in 0..<Int.random(in: 0..<5, using: &random) {
            decorate()
            let indentation = blanks()
            let key = header()
            text += indentation + (chance(6) ? "[[\(key)]]" : "[\(key)]") + tail() + lineBreak
            lines(Int.random(in: 0..<5, using: &random))
        }
        decorate()
        if chance(3), text.hasSuffix(lineBreak) { text.removeLast() }
    }

    private mutating func lines(_ count: Int) {
        for _ in 0..<count {
            decorate()
            let (indentation, key) = (blanks(), header())
            let assignment = chance(4) ? "=" : chance(4) ? "   = " : " = "
            let value = value(depth: 0)
            text += indentation + key + assignment + value + tail() + lineBreak
        }
    }

    private mutating func value(depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 2 ? 4 : 7), using: &random) {
        case 4: return array(depth: depth)
        case 5:
            let members = (0..<Int.random(in: 0..<4, using: &random)).map { _ in
                header() + (chance(3) ? "=" : " = ") + inlineValue(depth: depth + 1)
            }
            let padding = blanks()
            return "{\(padding)" + members.joined(separator: chance(3) ? "," : ", ") + "\(padding)}"
        default: return pick(Self.scalars)
        }
    }

    /// What may stand in braces, where a line break may not, but in a value that has one itself.
    private mutating func inlineValue(depth: Int) -> String {
        depth > 2 || chance(2) ? pick(Self.scalars) : value(depth: depth)
    }

    private mutating func array(depth: Int) -> String {
        let count = Int.random(in: 0..<4, using: &random)
        let isLong = chance(2)
        var text = "["
        for place in 0..<count {
            if isLong { text += (chance(3) ? " # ]," : "") + lineBreak + "  " }
            text += value(depth: depth + 1)
            if place < count - 1 || chance(2) { text += "," }
            if !isLong { text += blanks() }
        }
        return text + (isLong ? lineBreak : "") + "]"
    }

    private mutating func header() -> String {
        let parts = (0..<(chance(3) ? 2 : 1)).map { _ in pick(Self.keys) }
        return parts.joined(separator: chance(4) ? " . " : ".")
    }

    private mutating func decorate() {
        while chance(4) { text += blanks() + lineBreak }
        while chance(4) { text += blanks() + "# a = 1 [x]" + lineBreak }
        if chance(8) { text += lineBreak }
    }

    private mutating func tail() -> String { chance(4) ? " # = \"" : blanks() }

    private mutating func blanks() -> String { chance(3) ? pick([" ", "\t", "  "]) : "" }

    private mutating func chance(_ sides: Int) -> Bool {
        Int.random(in: 0..<sides, using: &random) == 0
    }

    private mutating func pick(_ words: [String]) -> String {
        words[Int.random(in: 0..<words.count, using: &random)]
    }
}
