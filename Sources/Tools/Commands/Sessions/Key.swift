// SPDX-License-Identifier: Apache-2.0

/// A key of a terminal.
enum Key: Hashable, Sendable {
    /// Text, one character or what was pasted.
    case text(String)
    case enter, tab, interrupt, endOfInput, clearScreen
    case left, right, home, end, earlier, later
    case deleteBackward, deleteForward, deleteWord, deleteToStart, deleteToEnd
    /// One that means nothing here.
    case unknown
}

/// Makes keys of the bytes of a terminal.
struct KeyReader {
    private var bytes: [UInt8] = []

    /// Takes in bytes.
    mutating func append(_ new: some Sequence<UInt8>) {
        bytes += new
    }

    /// The next key; `nil` when bytes are missing.
    mutating func next() -> Key? {
        guard let first = bytes.first else { return nil }
        if first == 0x1B { return escape() }
        if let key = Self.controls[first] { return take(1, key) }
        if first < 0x20 { return take(1, .unknown) }
        let length = bytes.prefix { $0 >= 0x20 && $0 != 0x7F }.count
        let whole = Self.wholeCharacters(bytes[..<length])
        // Half a character at the end waits for the rest, unless it can't be one.
        if whole == 0, length == bytes.count, Self.isPartial(bytes[..<length]) { return nil }
        let count = max(1, whole)
        return take(count, .text(String(decoding: bytes[..<count], as: UTF8.self)))
    }

    private mutating func take(_ count: Int, _ key: Key) -> Key {
        bytes.removeFirst(count)
        return key
    }

    /// A sequence of the keyboard: `ESC [ A`, `ESC O H`, `ESC [ 3 ~`.
    private mutating func escape() -> Key? {
        guard bytes.count > 1 else { return nil }
        guard bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else {
            return take(2, .unknown)
        }
        guard let end = bytes[2...].firstIndex(where: { (0x40...0x7E).contains($0) }) else {
            return bytes.count > 16 ? take(1, .unknown) : nil
        }
        let name = String(decoding: bytes[2...end], as: UTF8.self)
        return take(end + 1, Self.sequences[name] ?? .unknown)
    }

    /// The number of bytes that are whole characters of UTF-8.
    private static func wholeCharacters(_ bytes: ArraySlice<UInt8>) -> Int {
        for cut in 0..<min(4, bytes.count)
        where String(validating: bytes.dropLast(cut), as: UTF8.self) != nil {
            return bytes.count - cut
        }
        return 0
    }

    /// Whether bytes are the beginning of one character, and not all of it.
    private static func isPartial(_ bytes: ArraySlice<UInt8>) -> Bool {
        let count =
            switch bytes.first ?? 0 {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        return bytes.count < count && bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    }

    private static let controls: [UInt8: Key] = [
        0x01: .home, 0x02: .left, 0x03: .interrupt, 0x04: .endOfInput, 0x05: .end, 0x06: .right,
        0x08: .deleteBackward, 0x09: .tab, 0x0A: .enter, 0x0B: .deleteToEnd, 0x0C: .clearScreen,
        0x0D: .enter, 0x0E: .later, 0x10: .earlier, 0x15: .deleteToStart, 0x17: .deleteWord,
        0x7F: .deleteBackward,
    ]

    private static let sequences: [String: Key] = [
        "A": .earlier, "B": .later, "C": .right, "D": .left, "H": .home, "F": .end,
        "1~": .home, "7~": .home, "4~": .end, "8~": .end, "3~": .deleteForward,
    ]
}
