// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import LanguageSupport
internal import ModuleModel

/// Pieces of ML that are typed one after the other.
///
/// Each becomes statements at the top of one Python module, whose names are those of all pieces. That module
/// knows nothing of Python's own: a name that has no value yet is never taken for a function of Python.
struct MLSession: LanguageSession {
    private var names: Set<String> = []
    private var known: [ModuleID: String] = [:]
    private var moduleNames = UniqueNames(taken: [Self.name])
    private var functionNames = UniqueNames()
    private var standard: Set<String> = []
    private var count = 0

    /// What the pieces are called at run time, all together.
    private static let name = "<session>"

    var knownNames: Set<String> { names.union(BuiltIns.names) }

    var start: [UInt8] {
        var file = LinkedFile()
        file.write(Linker.prologue)
        file.writeEmbedded("ml_runtime", RuntimeTexts.runtime, as: "_ml_runtime")
        file.writeEmbedded("ml_standard", StandardModules.shared, as: "_ml_standard")
        file.writeEmbedded("ml_session", RuntimeTexts.session, as: "_ml_session")
        file.write("_ml_session = _ml_session.Session(\(PythonName.literal(Self.name)))")
        file.write("_ml = _ml_session.context")
        file.write("__builtins__ = {}")
        return file.bytes
    }

    func piece(_ typed: [UInt8]) -> [UInt8]? {
        guard Parser.endsTooSoon(typed) else { return typed }
        // The semicolon of the last statement may be left out.
        let ended = typed + [0x0A, UInt8(ascii: ";")]
        return Parser.parse(ended).problems.isEmpty ? ended : nil
    }

    func compile(_ source: SourceText) throws(SyntaxFailure) -> CompiledUnit {
        let tree = try CheckedModule(source, knowing: names).tree
        return CompiledUnit(
            interface: InterfaceReader.interface(of: tree),
            permissions: tree.permissions,
            code: UnitCode(tree, of: source.bytes, knowing: names).bytes
        )
    }

    mutating func link(_ program: LinkableProgram, of source: SourceText) throws -> LinkedProgram {
        guard let piece = program.modules.first else { throw LinkFailure.empty }
        count += 1
        let new = program.modules.dropFirst().filter { known[$0.id] == nil }
        let functions = new.map { module in
            known[module.id] = moduleNames.make(module.title)
            return functionNames.make(ProgramNames.function(module.name))
        }
        var file = LinkedFile()
        var used: Set<String> = []
        var entries: [String] = []
        for (module, function) in zip(new, functions) {
            file.write(module, try code(of: module), named: function, tells: false)
            let imports = try Linker.imports(of: module, known, &used)
            entries.append(
                "\(PythonName.literal(known[module.id] ?? "")): (\(function), \(imports))"
            )
        }
        let imports = try Linker.imports(of: piece, known, &used)
        for name in used.subtracting(standard).sorted() {
            let text = Linker.quoted(StandardModules.text(of: name) ?? "")
            file.write("_ml_runtime.standard_texts[\"\(name)\"] = \(text)")
        }
        standard.formUnion(used)
        file.write("_ml_session.add({\(entries.joined(separator: ", "))}, \(imports))")
        file.write(piece: piece, try code(of: piece))
        names.formUnion(Self.names(in: source))
        var files = LinkedFiles()
        let path = try files.add("piece_\(count).py", mapped: file)
        var modules = Dictionary(known.map { ($1, $0) }) { first, _ in first }
        modules[Self.name] = piece.id
        return files.program(entry: path, names: modules)
    }

    private func code(of module: LinkableProgram.Module) throws(UnitFailure) -> UnitCode {
        do throws(UnitFailure) {
            return try UnitCode(decoding: module.unit.code)
        } catch {
            throw UnitFailure(source: module.source)
        }
    }

    private static func names(in source: SourceText) -> Set<String> {
        var names = AssignedNames()
        names.collect(Parser.parse(source.bytes).tree.statements)
        return names.assigned
    }
}
