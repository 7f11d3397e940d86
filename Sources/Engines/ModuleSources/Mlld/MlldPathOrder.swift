// SPDX-License-Identifier: Apache-2.0

/// The order of `String.prototype.localeCompare` for ASCII, which mlld sorts the files of a module by.
///
/// Texts are compared without regard to case first; where they are equal, lower case comes first.
enum MlldPathOrder {
    /// What can be printed, in the root order of CLDR.
    private static let order = Array(
        " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz".utf8
    )

    private static let ranks: [UInt8: UInt8] = {
        let pairs = order.enumerated().map { ($0.element, UInt8($0.offset)) }
        return Dictionary(pairs) { first, _ in first }
    }()

    /// What a text is compared by, the first part first; `nil` when it is not printable ASCII.
    static func key(_ text: String) -> [[UInt8]]? {
        var letters: [UInt8] = []
        var cases: [UInt8] = []
        for byte in text.utf8 {
            let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            guard let rank = ranks[isUpper ? byte | 0x20 : byte] else { return nil }
            letters.append(rank)
            cases.append(isUpper ? 1 : 0)
        }
        return [letters, cases]
    }
}
