// SPDX-License-Identifier: Apache-2.0

extension UnitCode {
    /// Compiles a module that was checked; with names that are `known` already, a piece of a session.
    init(_ tree: SyntaxTree, of bytes: [UInt8], knowing known: Set<String>? = nil) {
        var generator = Generator(tree, knowing: known)
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
