// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// What simdjson made of a text: one word a value, two for a number, and the strings beside them.
///
/// The layout is documented in simdjson's `doc/tape.md`. The top byte of a word is its kind; the rest
/// is an offset into the strings, or for an array or object the index behind its end.
final class JSONTape: Sendable {
    let source: SourceText
    let words: [UInt64]
    let strings: [UInt8]

    init(source: SourceText, words: [UInt64], strings: [UInt8]) {
        self.source = source
        self.words = words
        self.strings = strings
    }

    func kind(at index: Int) -> UInt8 { UInt8(words[index] >> 56) }

    /// The index of the word behind the value at `index`.
    func next(after index: Int) -> Int {
        switch kind(at: index) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): Int(words[index] & 0xFFFF_FFFF)
        case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): index + 2
        default: index + 1
        }
    }

    /// The bytes of the string at `index`.
    func bytes(at index: Int) -> Range<Int> {
        let offset = Int(words[index] & 0x00FF_FFFF_FFFF_FFFF)
        let length =
            Int(strings[offset]) | Int(strings[offset + 1]) << 8 | Int(strings[offset + 2]) << 16
            | Int(strings[offset + 3]) << 24
        return offset + 4..<offset + 4 + length
    }

    func string(at index: Int) -> String {
        String(decoding: strings[bytes(at: index)], as: UTF8.self)
    }

    /// The place of the value or key at `index` in the text, found by reading the text again.
    func span(at index: Int) -> SourceSpan? {
        var ordinal = 0
        var word = 1
        while word < index {
            switch kind(at: word) {
            case UInt8(ascii: "}"), UInt8(ascii: "]"): word += 1
            case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"):
                word += 2
                ordinal += 1
            default:
                word += 1
                ordinal += 1
            }
        }
        var scanner = JSONScanner(bytes: source.bytes)
        guard case .token(let range) = scanner.scan(until: ordinal) else { return nil }
        return source.span(range)
    }
}

// MARK: - Repetitions

extension JSONTape {
    /// Whether the value at `right` is the one at `left` again.
    func repeats(_ left: Int, at right: Int) -> Bool {
        let count = next(after: left) - left
        guard next(after: right) - right == count else { return false }
        var offset = 0
        while offset < count {
            let kind = self.kind(at: left + offset)
            guard self.kind(at: right + offset) == kind else { return false }
            switch kind {
            case UInt8(ascii: "\""):
                let (one, other) = (bytes(at: left + offset), bytes(at: right + offset))
                guard strings[one] == strings[other] else { return false }
            case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"):
                offset += 1
                guard words[left + offset] == words[right + offset] else { return false }
            default: break
            }
            offset += 1
        }
        return true
    }
}

// MARK: - Keys

extension JSONTape {
    /// The index of a key that its object already has; `nil` when there is none.
    func duplicateKey() -> Int? {
        var index = 1
        while index < words.count {
            switch kind(at: index) {
            case UInt8(ascii: "{"):
                if let key = duplicateKey(ofObjectAt: index) { return key }
                index += 1
            case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): index += 2
            default: index += 1
            }
        }
        return nil
    }

    /// The error that the key at `index` is there twice.
    func duplicateKeyError(at index: Int) -> JSONError {
        JSONError(
            code: "json-duplicate-key",
            name: source.name,
            reason: "the key `\(string(at: index))` occurs twice in one object",
            span: span(at: index)
        )
    }

    private func duplicateKey(ofObjectAt start: Int) -> Int? {
        let end = next(after: start) - 1
        var previous: Range<Int>?
        var key = start + 1
        while key < end {
            let current = bytes(at: key)
            // Keys in ascending order, which is how Tenon writes them, can't repeat.
            if let previous, !precedes(previous, current) {
                return duplicateKeyInDisorder(from: start + 1, to: end)
            }
            previous = current
            key = next(after: key + 1)
        }
        return nil
    }

    private func duplicateKeyInDisorder(from start: Int, to end: Int) -> Int? {
        var seen: Set<[UInt8]> = []
        var key = start
        while key < end {
            guard seen.insert(Array(strings[bytes(at: key)])).inserted else { return key }
            key = next(after: key + 1)
        }
        return nil
    }

    private func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        for place in 0..<min(left.count, right.count) {
            let (one, other) = (
                strings[left.lowerBound + place], strings[right.lowerBound + place]
            )
            if one != other { return one < other }
        }
        return left.count < right.count
    }
}
