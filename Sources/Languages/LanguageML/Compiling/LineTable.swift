// SPDX-License-Identifier: Apache-2.0

/// Lines and columns of bytes, both counted from 0, columns in UTF-16 code units.
struct LineTable {
    private static let step = 64

    private let bytes: [UInt8]
    private let starts: [Int]
    /// The code units before every 64th byte; empty where each byte is one.
    private let units: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        var units: [Int] = []
        var count = 0
        for (place, byte) in bytes.enumerated() {
            if place % Self.step == 0 { units.append(count) }
            if byte == 0x0A { starts.append(place + 1) }
            count += Self.units(byte)
        }
        self.starts = starts
        self.units = count == bytes.count ? [] : units
    }

    /// - Complexity: O(log lines).
    func place(of byte: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= byte { low = middle } else { high = middle }
        }
        return (low, unit(of: min(byte, bytes.count)) - unit(of: starts[low]))
    }

    private func unit(of byte: Int) -> Int {
        guard !units.isEmpty else { return byte }
        let step = min(byte / Self.step, units.count - 1)
        return bytes[step * Self.step..<byte].reduce(units[step]) { $0 + Self.units($1) }
    }

    /// The code units that begin with a byte of UTF-8: two for a character of four bytes.
    private static func units(_ byte: UInt8) -> Int {
        byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    }
}
