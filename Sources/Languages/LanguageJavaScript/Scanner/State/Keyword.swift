// SPDX-License-Identifier: Apache-2.0

/// The words that steer the scan; every other word is only a name.
enum Keyword: String, CaseIterable {
    case abstract, `as`, async, await, `break`, `case`, `catch`, `class`, const, `continue`
    case debugger, declare, `default`, delete, `do`, `else`, `enum`, export, extends, finally
    case `for`, function, `if`, implements, `import`, `in`, instanceof, interface, `let`, new, of
    case `return`, satisfies, `static`, `switch`, `throw`, `try`, type, typeof, `var`, void
    case `while`, with, yield
}

/// Finds keywords by the last eight bytes of a word, packed into an integer.
///
/// A hand-made hash table: `Dictionary` costs more for each word than scanning the word does.
struct KeywordTable {
    private struct Entry {
        var word: UInt64 = 0
        var length = 0
        var keyword: Keyword?
    }

    /// The shared table.
    static let shared = Self()

    private var entries = [Entry](repeating: Entry(), count: 256)

    private init() {
        for keyword in Keyword.allCases {
            let bytes = keyword.rawValue.utf8
            let word = bytes.reduce(UInt64(0)) { $0 &<< 8 | UInt64($1) }
            var slot = Self.slot(word)
            while entries[slot].keyword != nil { slot = (slot + 1) & 255 }
            entries[slot] = Entry(word: word, length: bytes.count, keyword: keyword)
        }
    }

    /// The keyword with these last eight bytes and this length.
    func find(_ word: UInt64, length: Int) -> Keyword? {
        guard length >= 2, length <= 10 else { return nil }
        var slot = Self.slot(word)
        while true {
            let entry = entries[slot]
            guard let keyword = entry.keyword else { return nil }
            if entry.word == word, entry.length == length { return keyword }
            slot = (slot + 1) & 255
        }
    }

    private static func slot(_ word: UInt64) -> Int {
        Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> 56)
    }
}
