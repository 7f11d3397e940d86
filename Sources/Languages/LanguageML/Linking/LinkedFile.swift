// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

/// A Python file of a linked program that is being written, with the places its lines come from.
struct LinkedFile {
    private(set) var bytes: [UInt8] = []
    private(set) var places: [LinkedProgram.Place] = []
    private(set) var map = SourceMapWriter()
    /// The number of lines so far.
    private var lines = 0

    /// Writes lines.
    mutating func write(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        bytes.append(0x0A)
        for byte in text.utf8 where byte == 0x0A { lines += 1 }
        lines += 1
    }

    /// Writes a module as a function that gives its exports; with `tells`, its value is told to the runtime.
    mutating func write(
        _ module: LinkableProgram.Module,
        _ code: UnitCode,
        named name: String,
        tells: Bool
    ) {
        write("\n")
        write("# \(module.source.filter { !$0.isNewline })")
        write("def \(name)(_ml):")
        write(body: module, code, told: tells ? code.value : nil, indent: 4)
        places.append(.init(line: lines + 1, module: nil, sourceLine: 1, sourceColumn: 1))
        if code.exports.isEmpty {
            if code.python.isEmpty { write("    pass") }
            return
        }
        write("    return {")
        for export in code.exports {
            write("        \(PythonName.literal(export)): lambda: \(PythonName.of(export)),")
        }
        write("    }")
    }

    /// Writes the statements of a module; with `told`, the bytes of a value in them are told to the runtime.
    mutating func write(
        body module: LinkableProgram.Module,
        _ code: UnitCode,
        told: Range<Int>?,
        indent: Int
    ) {
        mark(module, code, told: told, indent: indent)
        write(python: code.python, told: told, indent: indent)
    }

    private static let tell = "_ml.tell("

    private mutating func mark(
        _ module: LinkableProgram.Module,
        _ code: UnitCode,
        told: Range<Int>?,
        indent: Int
    ) {
        let source = map.add(source: module.source)
        // Where the told value begins, in its line.
        let told = told.map { value in
            value.lowerBound - (code.python[..<value.lowerBound].lastIndex(of: 0x0A) ?? -1) - 1
        }
        for mark in code.marks {
            let line = lines + mark.line
            if places.last?.line != line + 1 {
                places.append(
                    .init(
                        line: line + 1,
                        module: module.id,
                        sourceLine: mark.sourceLine + 1,
                        sourceColumn: mark.sourceColumn + 1
                    )
                )
            }
            let isTold =
                told.map { mark.line == code.marks.last?.line && mark.column > $0 } ?? false
            var moved = mark
            moved.line = line
            moved.column += indent + (isTold ? Self.tell.utf8.count : 0)
            map.add(moved, source)
        }
    }

    /// Writes statements, `indent` columns deeper.
    private mutating func write(python: [UInt8], told: Range<Int>?, indent: Int) {
        bytes.reserveCapacity(bytes.count + python.count + python.count / 4)
        var start = 0
        while let end = python[start...].firstIndex(of: 0x0A) {
            if end > start { bytes.append(contentsOf: repeatElement(0x20, count: indent)) }
            if let told, told.upperBound == end {
                bytes += python[start..<told.lowerBound] + Array(Self.tell.utf8)
                bytes += python[told] + [0x29]
            } else {
                bytes += python[start..<end]
            }
            bytes.append(0x0A)
            lines += 1
            start = end + 1
        }
    }
}
