// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What a module imports and exports.
enum InterfaceReader {
    static func interface(of tree: SyntaxTree) -> ModuleInterface {
        let imports = tree.imports.map { value in
            ImportRecord(
                specifier: value.specifier,
                kind: .static,
                names: ["*"],
                range: value.targetRange
            )
        }
        let exports = DefinedName.exports(of: tree).map { name in
            switch name.kind {
            case .function(let parameters):
                ExportRecord(
                    name: name.name.text,
                    kind: .function,
                    parameters: text(of: parameters),
                    range: name.name.range
                )
            case .value:
                ExportRecord(name: name.name.text, kind: .value, range: name.name.range)
            }
        }
        return ModuleInterface(imports: imports, exports: exports)
    }

    /// Parameters as ML writes them, without their parentheses: `a: number, b`.
    static func text(of parameters: [Parameter]) -> String {
        parameters
            .map { $0.name.text + ($0.annotation.map { ": " + $0.text } ?? "") }
            .joined(separator: ", ")
    }
}
