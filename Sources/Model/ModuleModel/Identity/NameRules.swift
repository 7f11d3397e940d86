// SPDX-License-Identifier: Apache-2.0

/// What names of modules, scopes and packages have in common, so that each is a safe file name.
enum NameRules {
    /// What is wrong with a name; `nil` when nothing is.
    static func fault(of bytes: some BidirectionalCollection<UInt8>) -> String? {
        guard let first = bytes.first, let last = bytes.last else { return "it is empty" }
        guard bytes.count <= 64 else { return "it is longer than 64 characters" }
        guard bytes.allSatisfy({ isNameByte($0) }) else {
            return "it holds characters other than ASCII letters, digits, `-`, `_` and `.`"
        }
        guard ASCII.isLetterOrDigit(first) else {
            return "it does not begin with a letter or digit"
        }
        guard last != UInt8(ascii: ".") else { return "it ends with a dot" }
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "."), previous == byte { return "it holds two dots in a row" }
            previous = byte
        }
        return isDevice(bytes) ? "Windows gives this name to a device" : nil
    }

    /// Whether a name may hold `byte`.
    static func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ".")
    }

    private static func isDevice(_ bytes: some Collection<UInt8>) -> Bool {
        let stem = bytes.prefix { $0 != UInt8(ascii: ".") }
        guard (3...4).contains(stem.count) else { return false }
        let folded = String(
            decoding: stem.map { ASCII.isLetter($0) ? $0 | 0x20 : $0 },
            as: UTF8.self
        )
        if ["con", "prn", "aux", "nul"].contains(folded) { return true }
        guard let last = folded.utf8.last else { return false }
        return (folded.hasPrefix("com") || folded.hasPrefix("lpt")) && ASCII.isDigit(last)
            && folded.utf8.count == 4
    }
}
