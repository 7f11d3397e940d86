// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

/// Makes a program of compiled modules.
///
/// Each module is a function, whose variables are what the module defines: so nothing in it can be taken for
/// a name of Python's, and its body runs when it is imported first. Both layouts hold the same functions.
struct Linker {
    let program: LinkableProgram
    let names: ProgramNames
    let codes: [UnitCode]
    /// What each module imports, as a dictionary of Python.
    let imports: [String]
    /// The standard modules that are used, sorted.
    let standard: [String]

    /// Reads the units of `program`.
    ///
    /// - Throws: ``UnitFailure``, ``LinkFailure``.
    init(_ program: LinkableProgram) throws {
        guard !program.modules.isEmpty else { throw LinkFailure.empty }
        self.program = program
        names = ProgramNames(of: program)
        codes = try program.modules.map { module in
            do throws(UnitFailure) {
                return try UnitCode(decoding: module.unit.code)
            } catch {
                throw UnitFailure(source: module.source)
            }
        }
        let pairs = zip(program.modules, names.modules).map { ($0.id, $1) }
        let known = Dictionary(pairs) { first, _ in first }
        var standard: Set<String> = []
        imports = try program.modules.map { module in
            try Self.imports(of: module, known, &standard)
        }
        self.standard = standard.sorted()
    }

    /// What `module` imports, as a dictionary of Python, with the standard modules among it.
    ///
    /// - Throws: ``LinkFailure``.
    static func imports(
        of module: LinkableProgram.Module,
        _ known: [ModuleID: String],
        _ standard: inout Set<String>
    ) throws -> String {
        var entries: [String: String] = [:]
        for record in module.unit.interface.imports {
            let target: (kind: String, name: String)?
            switch module.imports[record.specifier] {
            case .module(let id): target = known[id].map { ("module", $0) }
            case .standard(let name):
                target = StandardModules.names.contains(name) ? ("standard", name) : nil
                standard.insert(name)
            case .host(let name): target = ("host", name)
            case nil: target = nil
            }
            guard let target else {
                throw LinkFailure.unlinked(
                    source: module.source,
                    specifier: record.specifier
                )
            }
            entries[record.specifier] = "(\"\(target.kind)\", \(PythonName.literal(target.name)))"
        }
        let sorted = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        let texts = sorted.map { "\(PythonName.literal($0.key)): \($0.value)" }
        return "{" + texts.joined(separator: ", ") + "}"
    }

    /// The files of the layout, and where their lines come from.
    func linked(as layout: OutputLayout) throws(LinkFailure) -> LinkedProgram {
        var files = LinkedFiles()
        let main = layout == .singleFile ? singleFile() : entryFile()
        let entry = try files.add("main.py", mapped: main)
        if layout == .multiFile {
            try files.add("ml_runtime.py", RuntimeTexts.runtime)
            try addModules(to: &files)
            try addStandardModules(to: &files)
        }
        let pairs = zip(names.modules, program.modules).map { ($0, $1.id) }
        return files.program(
            entry: entry,
            names: Dictionary(uniqueKeysWithValues: pairs),
            embedded: layout == .singleFile ? embedded() : [:]
        )
    }

    // MARK: - Entry

    func heading(_ module: LinkableProgram.Module) -> String {
        "# Compiled from \(module.source.filter { !$0.isNewline }) by Tenon."
    }

    func writeEntry(to file: inout LinkedFile) {
        file.write(
            program.modules[0],
            codes[0],
            named: names.functions[0],
            tells: program.tellsValue
        )
    }

    /// Writes the call that starts the program, with the body of each module and what it imports.
    func writeRun(to file: inout LinkedFile, body: (Int) -> String) {
        file.write("\n\n_ml_runtime.run({")
        for place in program.modules.indices {
            let body = place == 0 ? names.functions[0] : body(place)
            let name = PythonName.literal(names.modules[place])
            file.write("    \(name): (\(body), \(imports[place])),")
        }
        file.write("})")
    }
}
