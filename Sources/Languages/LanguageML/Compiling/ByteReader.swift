// SPDX-License-Identifier: Apache-2.0

/// Reads what a ``ByteWriter`` wrote; anything else is a ``UnitFailure``.
struct ByteReader {
    /// Sums of a few numbers below this stay far from the ends of `Int`.
    private static let numberLimit = UInt64(1) << 40

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() throws(UnitFailure) -> Int {
        Int(try bits())
    }

    mutating func signed() throws(UnitFailure) -> Int {
        let bits = Int(try bits())
        return (bits >> 1) ^ -(bits & 1)
    }

    /// The number of things that follow, of which each takes a byte at least.
    mutating func count() throws(UnitFailure) -> Int {
        let count = try number()
        guard count <= rest.count else { throw UnitFailure() }
        return count
    }

    mutating func bytes() throws(UnitFailure) -> ArraySlice<UInt8> {
        let count = try count()
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private mutating func bits() throws(UnitFailure) -> UInt64 {
        var bits: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = rest.popFirst() {
            bits |= UInt64(byte & 0x7F) << shift
            guard bits < Self.numberLimit else { break }
            if byte < 0x80 { return bits }
            shift += 7
            guard shift < 42 else { break }
        }
        throw UnitFailure()
    }
}
