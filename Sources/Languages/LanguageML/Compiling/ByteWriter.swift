// SPDX-License-Identifier: Apache-2.0

/// Bytes that are being written: numbers in groups of seven bits, the lowest first.
struct ByteWriter {
    private(set) var bytes: [UInt8]

    init(_ head: [UInt8]) {
        bytes = head
    }

    /// Writes a number that is not negative.
    mutating func write(_ number: Int) {
        write(bits: UInt64(number))
    }

    /// Writes a number; the lowest bit is the sign.
    mutating func write(signed number: Int) {
        write(bits: UInt64(bitPattern: Int64((number << 1) ^ (number >> 63))))
    }

    /// Writes the number of the bytes, and the bytes.
    mutating func write(_ content: [UInt8]) {
        write(content.count)
        bytes += content
    }

    private mutating func write(bits: UInt64) {
        var rest = bits
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
