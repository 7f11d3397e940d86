// SPDX-License-Identifier: Apache-2.0

/// Writes values one behind the other: numbers in eight bytes, the least significant first; texts and lists behind
/// their length.
struct ByteWriter {
    var bytes: [UInt8]

    mutating func write(_ number: Int) {
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes += text.utf8
    }

    mutating func write(_ range: Range<Int>) {
        write(range.lowerBound)
        write(range.upperBound)
    }

    mutating func write<Element>(
        _ elements: [Element],
        _ body: (inout ByteWriter, Element) -> Void
    ) {
        write(elements.count)
        for element in elements { body(&self, element) }
    }
}
