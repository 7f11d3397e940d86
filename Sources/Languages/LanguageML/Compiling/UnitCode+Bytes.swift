// SPDX-License-Identifier: Apache-2.0

extension UnitCode {
    /// The first bytes; the last of them counts the changes of the form.
    private static let head: [UInt8] = [0x6D, 0x6C, 0x75, 2]

    /// The code as bytes: head, Python, marks, exports, value, and a sum of all that.
    ///
    /// - Complexity: O(bytes).
    var bytes: [UInt8] {
        var writer = ByteWriter(Self.head)
        writer.write(python)
        writer.write(marks.count)
        var last = Mark(line: 0, column: 0, offset: 0, sourceLine: 0, sourceColumn: 0)
        for mark in marks {
            writer.write(mark.line - last.line)
            writer.write(mark.column)
            writer.write(signed: mark.offset - last.offset)
            writer.write(signed: mark.sourceLine - last.sourceLine)
            writer.write(mark.sourceColumn)
            last = mark
        }
        writer.write(exports.count)
        for export in exports { writer.write(Array(export.utf8)) }
        writer.write(value.map { $0.lowerBound + 1 } ?? 0)
        writer.write(value?.count ?? 0)
        return writer.bytes + Self.sum(of: writer.bytes[...])
    }

    /// Reads ``bytes``.
    ///
    /// - Throws: ``UnitFailure`` for anything else.
    /// - Complexity: O(bytes).
    init(decoding bytes: [UInt8]) throws(UnitFailure) {
        let end = bytes.count - 8
        guard bytes.starts(with: Self.head), end >= Self.head.count,
            bytes[end...].elementsEqual(Self.sum(of: bytes[..<end]))
        else { throw UnitFailure() }
        var reader = ByteReader(bytes[Self.head.count..<end])
        python = Array(try reader.bytes())
        marks = try Self.marks(from: &reader)
        exports = []
        for _ in 0..<(try reader.count()) {
            exports.append(String(decoding: try reader.bytes(), as: UTF8.self))
        }
        let start = try reader.number()
        let length = try reader.number()
        value = start > 0 ? start - 1..<start - 1 + length : nil
        guard reader.isAtEnd, (value?.upperBound ?? 0) <= python.count else {
            throw UnitFailure()
        }
    }

    private static func marks(from reader: inout ByteReader) throws(UnitFailure) -> [Mark] {
        var marks: [Mark] = []
        let count = try reader.count()
        marks.reserveCapacity(count)
        var mark = Mark(line: 0, column: 0, offset: 0, sourceLine: 0, sourceColumn: 0)
        for _ in 0..<count {
            mark.line += try reader.number()
            mark.column = try reader.number()
            mark.offset += try reader.signed()
            mark.sourceLine += try reader.signed()
            mark.sourceColumn = try reader.number()
            guard mark.offset >= 0, mark.sourceLine >= 0 else { throw UnitFailure() }
            marks.append(mark)
        }
        return marks
    }

    /// FNV-1a over words of eight bytes: finds damage, not malice.
    private static func sum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        var word: UInt64 = UInt64(bytes.count)
        var place: UInt64 = 0
        for byte in bytes {
            word = word << 8 | UInt64(byte)
            place += 1
            guard place & 7 == 0 else { continue }
            sum = (sum ^ word) &* 0x0000_0100_0000_01B3
            sum ^= sum >> 29
            word = 0
        }
        sum = (sum ^ word) &* 0x0000_0100_0000_01B3
        return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    }
}
