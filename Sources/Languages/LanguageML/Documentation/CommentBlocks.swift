// SPDX-License-Identifier: Apache-2.0

/// The comments between two statements, in blocks: lines that follow one another at once.
struct CommentBlocks {
    /// A block, without its slashes.
    struct Block {
        fileprivate(set) var lines: [String]
        /// Whether the statement stands on the next line.
        fileprivate(set) var isAbove = false

        var text: String { lines.joined(separator: "\n") }
    }

    private(set) var all: [Block] = []

    /// Reads the bytes between the end of one statement and the start of the next, which hold nothing else.
    ///
    /// What stands on the first statement's last line is about that one.
    init(_ gap: ArraySlice<UInt8>) {
        var lines = gap.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
        if gap.startIndex > 0 { lines = lines.dropFirst() }
        var isOpen = false
        for line in lines.dropLast() {
            let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }
            guard text.starts(with: [0x2F, 0x2F]) else {
                isOpen = false
                continue
            }
            if !isOpen { all.append(Block(lines: [])) }
            isOpen = true
            all[all.count - 1].lines.append(Self.content(of: text))
        }
        if isOpen { all[all.count - 1].isAbove = true }
    }

    private static func content(of comment: ArraySlice<UInt8>) -> String {
        var rest = comment.drop { $0 == 0x2F }
        if rest.first == 0x20 { rest = rest.dropFirst() }
        while let last = rest.last, last == 0x20 || last == 0x09 || last == 0x0D {
            rest = rest.dropLast()
        }
        return String(decoding: rest, as: UTF8.self)
    }
}
