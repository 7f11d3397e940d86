// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Reads what a module offers, with the `//` comments directly above.
///
/// The first comment of the file is about the module, unless it stands directly above what it is about.
struct ModuleDocumenter {
    /// The longest literal that is shown.
    private static let literalLimit = 60

    private let module: CheckedModule
    private let bytes: [UInt8]
    private let lines: LineTable

    init(_ module: CheckedModule, of bytes: [UInt8]) {
        self.module = module
        self.bytes = bytes
        lines = LineTable(bytes)
    }

    func documentation() -> ModuleDocumentation {
        let names = DefinedName.exports(of: module.tree)
        return ModuleDocumentation(text: text(names), exports: names.map(export))
    }

    private func text(_ names: [DefinedName]) -> String? {
        let gap = module.tree.statements.isEmpty ? bytes[...] + [0x0A] : self.gap(before: 0)
        guard let first = CommentBlocks(gap).all.first else { return nil }
        let isOfName = first.isAbove && names.first.map { $0.statement == 0 && $0.isAtTop } == true
        return isOfName ? nil : first.text
    }

    private func export(_ name: DefinedName) -> DocumentedExport {
        let place = name.name.range.lowerBound
        var export = DocumentedExport(
            name.name.text,
            .constant,
            signature: name.name.text,
            line: lines.place(of: place).line + 1
        )
        switch name.kind {
        case .function(let parameters):
            export.kind = .function
            export.parameters = parameters.map {
                DocumentedParameter($0.name.text, type: $0.annotation?.text)
            }
            export.signature =
                "function \(name.name.text)(\(InterfaceReader.text(of: parameters)))"
        case .value(let value):
            let isChanged = module.changedNames.contains(name.name.text)
            if isChanged || !name.isDefinedOnce { export.kind = .variable }
            if let literal = literal(value) { export.signature += " = " + literal }
        }
        if name.isAtTop, let above = CommentBlocks(gap(before: name.statement)).all.last,
            above.isAbove
        {
            export.text = above.text
        }
        return export
    }

    private func literal(_ value: Expression?) -> String? {
        guard let value, value.isLiteral, value.range.count <= Self.literalLimit,
            !bytes[value.range].contains(where: { $0 < 0x20 })
        else { return nil }
        return String(decoding: bytes[value.range], as: UTF8.self)
    }

    /// The bytes before a statement at the top, in which nothing but comments stands.
    private func gap(before statement: Int) -> ArraySlice<UInt8> {
        let start = module.tree.statements[statement].range.lowerBound
        return bytes[module.tree.leads[statement]..<start]
    }
}
