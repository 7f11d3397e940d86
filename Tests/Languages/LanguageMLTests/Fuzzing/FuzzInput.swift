// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// What a compiler may be given, from a seed: programs, programs with faults, and noise.
struct FuzzInput {
    private static let words = #"""
        ( ) [ ] { } , ; : . = == => ? ! - + * / // % < >= && || " ' \ # @ fn function if elif else
        while for return throw try except finally break nonlocal import as in capability resource
        a.b( a[ 't' 1 1. .5 1e9 0x1 __class__ eval true null import https://h/x é allow read
        """#
    private static let starts = [
        " ", "\t", "\r", "\n", "\0", "\u{FEFF}", "\u{2028}", "x = ", "fn() => ", "function f(",
        "if (true) {", "while (", "for (x in ", "try {", "capability c {", "throw {", "a ",
    ]
    private static let pieces =
        starts + words.split { $0 == " " || $0 == "\n" }.map(String.init)

    private let corpus: [[UInt8]]
    private var random: SeededGenerator
    private let seed: UInt64

    init(seed: UInt64, corpus: [[UInt8]]) {
        self.seed = seed
        self.corpus = corpus
        random = SeededGenerator(seed: seed)
    }

    /// The bytes of the input.
    mutating func make() -> [UInt8] {
        switch seed % 16 {
        case 0...4: return written()
        case 5...11: return mutated(seed % 3 == 0 ? written() : sample())
        case 12: return (0..<number(200)).flatMap { _ in Array(piece().utf8) + [0x20] }
        case 13: return (0..<number(2000)).map { _ in UInt8.random(in: 0...255, using: &random) }
        case 14: return nested()
        default: return seed % 160 == 15 ? huge() : mutated(nested())
        }
    }

    private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    private mutating func piece() -> String { Self.pieces[number(Self.pieces.count)] }

    private mutating func sample() -> [UInt8] { corpus[number(corpus.count)] }

    private func written() -> [UInt8] {
        var program = RandomProgram(seed: seed)
        return Array(program.make().utf8)
    }

    /// The same pieces again and again, at any depth, with or without an end.
    private mutating func nested() -> [UInt8] {
        let start = piece() + (number(2) == 0 ? piece() : "")
        let count = 1 << number(12)
        let end = [piece(), "}", ")", "]", ""][number(5)]
        let middle = [piece(), "1", "x = 1;", ""][number(4)]
        let text =
            "x = " + String(repeating: start, count: count) + middle
            + String(repeating: end, count: count)
        return Array(text.utf8.dropFirst(number(2) * 4))
    }

    private mutating func huge() -> [UInt8] {
        let part = sample() + [0x0A]
        return Array(repeatElement(part, count: 1 + 60_000 / part.count).joined())
    }

    private mutating func mutated(_ original: [UInt8]) -> [UInt8] {
        var bytes = original
        for _ in 0...number(4) {
            let place = number(bytes.count + 1)
            let end = min(bytes.count, place + number(20))
            switch number(7) {
            case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes.insert(contentsOf: piece().utf8, at: place)
            case 4: bytes.replaceSubrange(place..<end, with: piece().utf8)
            case 5:
                let other = sample()
                bytes = Array(bytes[..<place] + other[min(place, other.count)...])
            default:
                guard place < end else { continue }
                bytes[place] ^= 1 << UInt8(number(8))
            }
        }
        return bytes
    }
}
