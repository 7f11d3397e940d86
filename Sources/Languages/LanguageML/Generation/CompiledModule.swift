// SPDX-License-Identifier: Apache-2.0

/// A module as Python.
package struct CompiledModule: Hashable, Sendable {
    /// The text of a file that any Python 3 runs beside the runtime.
    package let python: String
    /// Its source map (version 3).
    package let map: String
}

/// What a compilation needs to know of a module besides its text.
package struct ModuleSettings: Hashable, Sendable {
    /// Its name in ML, `utils.math`; `main` for a program.
    package var name: String
    /// The name of the generated file, and of the source as seen from it.
    package var file: String
    package var source: String
    /// The Python module that each of its imports stands for.
    package var imports: [String: String]
    /// Whether it is what the interpreter is started with.
    package var isEntry: Bool

    /// Creates settings.
    package init(
        name: String,
        file: String,
        source: String,
        imports: [String: String] = [:],
        isEntry: Bool = false
    ) {
        self.name = name
        self.file = file
        self.source = source
        self.imports = imports
        self.isEntry = isEntry
    }
}

extension CompiledModule {
    /// Writes a module that was checked.
    init(_ tree: SyntaxTree, of bytes: [UInt8], _ settings: ModuleSettings) {
        var text = PythonText()
        text.line("# Compiled from \(settings.source.filter { !$0.isNewline }) by Tenon.")
        if settings.isEntry {
            text.line("import os.path as _ml_path, sys as _ml_sys")
            text.line("_ml_sys.path.insert(0, _ml_path.dirname(_ml_path.realpath(__file__)))")
        }
        text.line("import ml_runtime as _ml_runtime")
        let exports = ExportedNames.of(tree)
            .map { "\(PythonName.literal($0)): \(PythonName.literal(PythonName.of($0)))" }
        let imports = settings.imports.sorted { $0.key < $1.key }
            .map { "\(PythonName.literal($0.key)): \(PythonName.literal($0.value))" }
        let name = PythonName.literal(settings.name)
        text.line("_ml = _ml_runtime.Context(")
        text.line("    \(name), globals(),")
        text.line("    {\(exports.joined(separator: ", "))},")
        text.line("    {\(imports.joined(separator: ", "))},")
        text.line(")")
        text.endLine()
        var generator = Generator(tree, into: text)
        generator.write(tree.statements)
        python = generator.text.text
        map = SourceMap.json(
            generator.text.marks,
            of: bytes,
            file: settings.file,
            source: settings.source
        )
    }
}

/// The names of a module that importers see: all that it defines itself, but for those that begin with `_`.
enum ExportedNames {
    static func of(_ tree: SyntaxTree) -> [String] {
        var names = AssignedNames()
        names.collect(
            tree.statements.filter { statement in
                if case .importing = statement.kind { return false }
                return true
            }
        )
        return names.assigned.filter { !$0.hasPrefix("_") }.sorted()
    }
}
