// SPDX-License-Identifier: Apache-2.0

/// What plain text of a Markdown text holds beyond words: addresses, and HTML that is none.
enum MarkdownText {
    /// Plain text, with links for the addresses that begin with `https://` or `http://` in it.
    static func inlines(_ text: String) -> [MarkdownInline] {
        guard !text.isEmpty else { return [] }
        let bytes = Array(text.utf8)
        var inlines: [MarkdownInline] = []
        var (start, place) = (0, 0)
        while let range = nextAddress(in: bytes, from: place) {
            if start < range.lowerBound {
                inlines.append(.text(string(bytes[start..<range.lowerBound])))
            }
            let address = string(bytes[range])
            inlines.append(.link(destination: address, title: "", [.text(address)]))
            (start, place) = (range.upperBound, range.upperBound)
        }
        if start < bytes.count { inlines.append(.text(string(bytes[start...]))) }
        return inlines
    }

    /// Whether a tag of HTML is `<br>`, which tables need for lines in a cell.
    static func isLineBreak(_ tag: String) -> Bool {
        ["<br>", "<br/>", "<br />", "<BR>"].contains(tag)
    }

    /// HTML without its comments, and without space around it.
    static func withoutComments(_ html: String) -> String {
        var rest = Array(html.utf8)[...]
        var kept: [UInt8] = []
        let (opening, closing) = (Array("<!--".utf8), Array("-->".utf8))
        while let start = first(opening, in: rest) {
            kept += rest[..<start]
            guard let end = first(closing, in: rest[(start + opening.count)...]) else {
                rest = []
                break
            }
            rest = rest[(end + closing.count)...]
        }
        kept += rest
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        let trimmed = kept.drop(while: isSpace)
        return string(trimmed.dropLast(trimmed.reversed().prefix(while: isSpace).count))
    }

    // MARK: Addresses

    private static func nextAddress(in bytes: [UInt8], from start: Int) -> Range<Int>? {
        var place = start
        while let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) {
            place = colon + 1
            guard bytes[place...].starts(with: "//".utf8) else { continue }
            for scheme in ["https", "http"] {
                let first = colon - scheme.utf8.count
                guard first >= start, bytes[first..<colon].elementsEqual(scheme.utf8),
                    first == start || !isWord(bytes[first - 1])
                else { continue }
                let end = addressEnd(in: bytes, from: place + 2)
                if end > place + 2 { return first..<end }
            }
        }
        return nil
    }

    /// The end of an address: the next space, less the punctuation that ends the sentence around it.
    private static func addressEnd(in bytes: [UInt8], from start: Int) -> Int {
        var (end, depth) = (start, 0)
        scan: while end < bytes.count {
            switch bytes[end] {
            case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: "\""): break scan
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth < 0 { break scan }
            default: break
            }
            end += 1
        }
        while end > start, ".,:;!?'*_~".utf8.contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
            || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private static func first(_ needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var place = bytes.startIndex
        while let next = bytes[place...].firstIndex(of: needle[0]) {
            if bytes[next...].starts(with: needle) { return next }
            place = next + 1
        }
        return nil
    }

    private static func string(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: Array(bytes), as: UTF8.self)
    }
}
