// SPDX-License-Identifier: Apache-2.0

/// Makes bytes of a source a line for people.
enum OneLine {
    /// The bytes as text, control characters as spaces, cut to `limit` bytes between two characters.
    static func text(_ bytes: some Collection<UInt8>, limit: Int) -> String {
        var kept = bytes.prefix(limit).map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
        let isCut = kept.count < bytes.count
        if isCut {
            while let last = kept.last, last & 0xC0 == 0x80 { kept.removeLast() }
            if let last = kept.last, last >= 0xC0 { kept.removeLast() }
        }
        let text = String(decoding: kept, as: UTF8.self)
        return isCut ? text + "…" : text
    }
}
