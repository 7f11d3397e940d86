// SPDX-License-Identifier: Apache-2.0

extension UnitCode {
    /// Compiles a module that was checked.
    init(_ tree: SyntaxTree, of bytes: [UInt8]) {
        var generator = Generator(tree)
        generator.writeModule()
        let lines = LineTable(bytes)
        python = generator.text.bytes
        marks = generator.text.marks.map { mark in
            let place = lines.place(of: mark.source)
            return Mark(
                line: mark.line,
                column: mark.column,
                offset: mark.source,
                sourceLine: place.line,
                sourceColumn: place.column
            )
        }
        exports = DefinedName.exports(of: tree).map(\.name.text)
        value = generator.value
    }
}
