// SPDX-License-Identifier: Apache-2.0

/// Writes a source map of version 3 (ECMA-426): which place of its sources each place of a file stands for.
struct SourceMapWriter {
    private var sources: [String] = []
    private var mappings: [UInt8] = []
    private var line = 0
    private var isFirst = true
    private var last = UnitCode.Mark(line: 0, column: 0, offset: 0, sourceLine: 0, sourceColumn: 0)
    private var lastSource = 0

    /// Names a source, and gives the number it goes by.
    mutating func add(source: String) -> Int {
        sources.append(source)
        return sources.count - 1
    }

    /// Adds a place; they come in rising order.
    mutating func add(_ mark: UnitCode.Mark, _ source: Int) {
        while line < mark.line {
            mappings.append(UInt8(ascii: ";"))
            line += 1
            last.column = 0
            isFirst = true
        }
        if !isFirst { mappings.append(UInt8(ascii: ",")) }
        isFirst = false
        append(mark.column - last.column)
        append(source - lastSource)
        append(mark.sourceLine - last.sourceLine)
        append(mark.sourceColumn - last.sourceColumn)
        (last, lastSource) = (mark, source)
    }

    /// The map of the file called `file`.
    func json(file: String) -> [UInt8] {
        let names = sources.map(Self.quoted).joined(separator: ",")
        let head = "{\"file\":\(Self.quoted(file)),\"mappings\":\""
        let tail = "\",\"names\":[],\"sources\":[\(names)],\"version\":3}\n"
        return Array(head.utf8) + mappings + Array(tail.utf8)
    }

    /// Five bits a character, the least first; the lowest bit of all is the sign.
    private mutating func append(_ value: Int) {
        var rest = value < 0 ? (-value << 1) | 1 : value << 1
        repeat {
            let digit = rest & 31
            rest >>= 5
            mappings.append(Self.digits[rest > 0 ? digit | 32 : digit])
        } while rest > 0
    }

    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    private static func quoted(_ text: String) -> String {
        // A literal of Python that holds no control characters is one of JSON.
        let plain = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        return PythonName.literal(String(String.UnicodeScalarView(plain)))
    }
}
