// SPDX-License-Identifier: Apache-2.0

/// The characters that turn the order in which a text is shown: U+202A…U+202E and U+2066…U+2069.
enum BidirectionalControls {
    /// The place of the first one; `nil` when there is none.
    static func first(in bytes: [UInt8]) -> Int? {
        var place = 0
        while place + 2 < bytes.count {
            guard bytes[place] == 0xE2 else {
                place += 1
                continue
            }
            switch (bytes[place + 1], bytes[place + 2]) {
            case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): return place
            default: place += 1
            }
        }
        return nil
    }
}
