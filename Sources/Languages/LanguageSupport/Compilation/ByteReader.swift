// SPDX-License-Identifier: Apache-2.0

/// Reads what a ``ByteWriter`` wrote; `nil` where it is something else.
struct ByteReader {
    /// What is left.
    var bytes: ArraySlice<UInt8>

    mutating func number() -> Int? {
        guard bytes.count >= 8 else { return nil }
        defer { bytes = bytes.dropFirst(8) }
        return bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// A length, which is never more than what is left.
    private mutating func count() -> Int? {
        guard let count = number(), (0...bytes.count).contains(count) else { return nil }
        return count
    }

    mutating func text() -> String? {
        guard let count = count() else { return nil }
        defer { bytes = bytes.dropFirst(count) }
        return String(validating: bytes.prefix(count), as: UTF8.self)
    }

    mutating func range() -> Range<Int>? {
        guard let lower = number(), let upper = number(), lower <= upper else { return nil }
        return lower..<upper
    }

    mutating func list<Element>(_ body: (inout ByteReader) -> Element?) -> [Element]? {
        guard let count = count() else { return nil }
        var elements: [Element] = []
        for _ in 0..<count {
            guard let element = body(&self) else { return nil }
            elements.append(element)
        }
        return elements
    }
}
