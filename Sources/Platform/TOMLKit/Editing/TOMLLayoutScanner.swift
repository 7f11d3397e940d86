// SPDX-License-Identifier: Apache-2.0

/// Finds the statements of a text that the parser has accepted.
struct TOMLLayoutScanner {
    private let bytes: [UInt8]
    private var index: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func sections() -> [TOMLLayout.Section] {
        var arrays: [[String]] = []
        var sections = [
            TOMLLayout.Section(path: [], header: nil, isElement: false, isInArray: false)
        ]
        while skipTrivia(), index < bytes.count {
            if bytes[index] == UInt8(ascii: "[") {
                let start = index
                index += 1
                let isElement = take(UInt8(ascii: "["))
                let path = key().path
                _ = take(UInt8(ascii: "]"))
                if isElement {
                    _ = take(UInt8(ascii: "]"))
                    arrays.append(path)
                }
                sections.append(
                    TOMLLayout.Section(
                        path: path,
                        header: start..<index,
                        isElement: isElement,
                        isInArray: arrays.contains { path.starts(with: $0, by: TOMLText.areEqual) }
                    )
                )
            } else {
                sections[sections.count - 1].entries.append(entry())
            }
        }
        return sections
    }

    // MARK: Statements

    private mutating func entry() -> TOMLLayout.Entry {
        let key = key()
        _ = take(UInt8(ascii: "="))
        skipBlanks()
        return TOMLLayout.Entry(path: key.path, key: key.range, value: value())
    }

    /// A key with its dots; leaves the scanner at what follows the blanks behind it.
    private mutating func key() -> (path: [String], range: Range<Int>) {
        skipBlanks()
        var path: [String] = []
        let start = index
        var end = index
        repeat {
            skipBlanks()
            path.append(keyPart())
            end = index
            skipBlanks()
        } while take(UInt8(ascii: "."))
        return (path, start..<end)
    }

    private mutating func keyPart() -> String {
        let start = index
        guard index < bytes.count else { return "" }
        if TOMLText.isQuote(bytes[index]) {
            index = TOMLNesting.end(ofStringAt: index, in: bytes)
            return TOMLText.text(ofQuoted: bytes[start..<index])
        }
        while index < bytes.count, TOMLText.isBare(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func value() -> TOMLLayout.Value {
        let start = index
        guard index < bytes.count else {
            return TOMLLayout.Value(range: start..<start, content: .scalar)
        }
        var content = TOMLLayout.Value.Content.scalar
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            index = TOMLNesting.end(ofStringAt: index, in: bytes)
        case UInt8(ascii: "["):
            content = .array(bracketed(until: UInt8(ascii: "]")) { $0.value() })
        case UInt8(ascii: "{"):
            content = .table(bracketed(until: UInt8(ascii: "}")) { $0.entry() })
        default: skipScalar()
        }
        return TOMLLayout.Value(range: start..<index, content: content)
    }

    /// What stands between brackets with commas; leaves the scanner behind the closing one.
    private mutating func bracketed<Part>(
        until end: UInt8,
        _ part: (inout Self) -> Part
    ) -> [Part] {
        index += 1
        var parts: [Part] = []
        while skipTrivia(), index < bytes.count, !take(end) {
            guard !take(UInt8(ascii: ",")) else { continue }
            let start = index
            parts.append(part(&self))
            // Every turn moves on, whatever the text.
            if index == start { index += 1 }
        }
        return parts
    }

    /// A number, a date or a truth value: a date may hold one space.
    private mutating func skipScalar() {
        let ends = Array(",]}#\n".utf8)
        while index < bytes.count, !ends.contains(bytes[index]) { index += 1 }
        while index > 0, TOMLText.isBlank(bytes[index - 1]) { index -= 1 }
    }

    // MARK: Between statements

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count, TOMLText.isBlank(bytes[index]) { index += 1 }
    }

    /// Moves over blanks, line breaks and comments; always `true`.
    private mutating func skipTrivia() -> Bool {
        index = TOMLText.skippingTrivia(from: index, in: bytes)
        return true
    }
}
