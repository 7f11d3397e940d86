// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// How a document is laid out; both are canonical: equal values give equal bytes.
    package enum Layout: Hashable, Sendable {
        /// No space at all.
        case compact
        /// Two spaces a level, a member a line, a line break at the end.
        case lines
    }

    /// The document, names sorted by their UTF-8 bytes; a number that JSON cannot say becomes `null`.
    package func encoded(_ layout: Layout) -> [UInt8] {
        var writer = JSONWriter(layout: layout)
        writer.write(self, level: 0)
        if layout == .lines { writer.bytes.append(UInt8(ascii: "\n")) }
        return writer.bytes
    }
}

private struct JSONWriter {
    let layout: JSONValue.Layout
    var bytes: [UInt8] = []

    init(layout: JSONValue.Layout) {
        self.layout = layout
    }

    mutating func write(_ value: JSONValue, level: Int) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += value.description.utf8
        case .number(let value): bytes += (value.isFinite ? value.description : "null").utf8
        case .string(let text): write(text)
        case .array(let elements):
            write(elements, between: "[]", level: level) { writer, element in
                writer.write(element, level: level + 1)
            }
        case .object(let members):
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            write(sorted, between: "{}", level: level) { writer, member in
                writer.write(member.key)
                writer.bytes += (writer.layout == .lines ? ": " : ":").utf8
                writer.write(member.value, level: level + 1)
            }
        }
    }

    private mutating func write<Member>(
        _ members: [Member],
        between brackets: StaticString,
        level: Int,
        _ writeMember: (inout JSONWriter, Member) -> Void
    ) {
        let brackets = Array(brackets.description.utf8)
        bytes.append(brackets[0])
        for (place, member) in members.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(level: level + 1)
            writeMember(&self, member)
        }
        if !members.isEmpty { breakLine(level: level) }
        bytes.append(brackets[1])
    }

    private mutating func breakLine(level: Int) {
        guard layout == .lines else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: 2 * level)
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case UInt8(ascii: "\r"): bytes += "\\r".utf8
            case UInt8(ascii: "\t"): bytes += "\\t".utf8
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += "\\u00".utf8
                bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
