// SPDX-License-Identifier: Apache-2.0

/// Which place of a source each place of generated text stands for, as a source map of version 3 (ECMA-426).
enum SourceMap {
    /// The map of one generated file, with the path of its one source from there.
    ///
    /// The marks are in ascending order of their places.
    static func json(
        _ marks: [PythonText.Mark],
        of bytes: [UInt8],
        file: String,
        source: String
    ) -> String {
        let mappings = mappings(marks, LineTable(bytes))
        let names = "\"file\":\(quoted(file)),\"mappings\":\"\(mappings)\",\"names\":[]"
        return "{\(names),\"sources\":[\(quoted(source))],\"version\":3}\n"
    }

    private static func mappings(_ marks: [PythonText.Mark], _ lines: LineTable) -> String {
        var text = ""
        var line = 0
        var isFirst = true
        var before = (column: 0, sourceLine: 0, sourceColumn: 0)
        for mark in marks {
            while line < mark.line {
                text += ";"
                line += 1
                before.column = 0
                isFirst = true
            }
            if !isFirst { text += "," }
            isFirst = false
            let place = lines.place(of: mark.source)
            append(mark.column - before.column, to: &text)
            text += "A"
            append(place.line - before.sourceLine, to: &text)
            append(place.column - before.sourceColumn, to: &text)
            before = (mark.column, place.line, place.column)
        }
        return text
    }

    /// Five bits a character, the least first; the lowest bit of all is the sign.
    private static func append(_ value: Int, to text: inout String) {
        var rest = value < 0 ? (-value << 1) | 1 : value << 1
        repeat {
            let digit = rest & 31
            rest >>= 5
            text.append(digits[rest > 0 ? digit | 32 : digit])
        } while rest > 0
    }

    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    )

    private static func quoted(_ text: String) -> String {
        // A literal of Python that holds no control characters is one of JSON.
        PythonName.literal(text.filter { !$0.isNewline })
    }
}

/// Lines and columns of bytes, both counted from 0, columns in UTF-16 code units.
struct LineTable {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    }

    /// - Complexity: O(log lines + line).
    func place(of byte: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= byte { low = middle } else { high = middle }
        }
        let end = min(byte, bytes.count)
        let column = String(decoding: bytes[starts[low]..<end], as: UTF8.self).utf16.count
        return (low, column)
    }
}
