// SPDX-License-Identifier: Apache-2.0

/// The part of a file that a request asks for (RFC 9110 §14).
enum ByteRange: Hashable {
    /// All of it: nothing was asked for, or something that we need not understand.
    case whole
    /// One part.
    case part(Range<Int>)
    /// A part that the file does not have.
    case unsatisfiable

    /// Reads a `Range` field for a file of that size.
    init(_ field: String?, size: Int) {
        guard let field, field.hasPrefix("bytes=") else {
            self = .whole
            return
        }
        let text = field.dropFirst("bytes=".count)
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, text.utf8.allSatisfy({ $0 == 0x2D || $0 >= 0x30 && $0 <= 0x39 })
        else {
            self = .whole
            return
        }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, let last?) where first <= last:
            self = Self.part(from: first, to: min(last, size - 1), size: size)
        case (let first?, nil) where ends[1].isEmpty:
            self = Self.part(from: first, to: size - 1, size: size)
        case (nil, let count?) where ends[0].isEmpty:
            self =
                count == 0 || size == 0
                ? .unsatisfiable : .part(max(0, size - count)..<size)
        default: self = .whole
        }
    }

    private static func part(from first: Int, to last: Int, size: Int) -> ByteRange {
        first < size ? .part(first..<last + 1) : .unsatisfiable
    }
}
