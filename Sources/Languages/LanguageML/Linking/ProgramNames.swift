// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

/// What the modules of a program are called at run time, in its files and in its functions.
///
/// Depends on the order of the modules alone; no two are the same, whatever ML and the disk call them.
struct ProgramNames {
    /// The names that messages and permissions go by: `utils.math`.
    private(set) var modules: [String] = []
    /// The names of the functions that are their bodies, in one file.
    private(set) var functions: [String] = []
    /// The paths of their own files, without the suffix; not of the entry.
    private(set) var paths: [[String]] = []

    /// The folder of all modules.
    static let root = "ml_modules"
    /// The file in which the code of a module lies that is a folder as well.
    private static let packageFile = "_package"

    private var known = UniqueNames()
    private var knownFunctions = UniqueNames()
    private var inFolders: [[String]: UniqueNames] = [:]
    private var folders: [[String]: String] = [:]

    init(of program: LinkableProgram) {
        let modules = program.modules
        let packages = Set(modules.dropFirst().map { $0.name.dropLast() })
        for module in modules {
            self.modules.append(known.make(module.title))
            functions.append(knownFunctions.make(Self.function(module.name)))
        }
        for module in modules.dropFirst() {
            let isPackage =
                packages.contains(module.name[...]) || module.source.hasSuffix("/__init__.ml")
            paths.append(path(for: module.name, isPackage: isPackage))
        }
    }

    /// The name of the function that is the body of a module, before it is made unique.
    static func function(_ name: [String]) -> String {
        "_ml_module_" + name.map(component).joined(separator: "_")
    }

    private mutating func path(for name: [String], isPackage: Bool) -> [String] {
        var folder = [Self.root]
        var inML: [String] = []
        for part in isPackage ? name[...] : name.dropLast() {
            inML.append(part)
            folder.append(self.folder(inML, in: folder))
        }
        let stem = isPackage ? Self.packageFile : name.last.map(Self.component) ?? "module"
        return folder + [inFolders[folder, default: Self.names].make(stem)]
    }

    /// The folder for a name of ML; one for all modules below it.
    private mutating func folder(_ name: [String], in folder: [String]) -> String {
        if let known = folders[name] { return known }
        let part = name.last.map(Self.component) ?? "module"
        let unique = inFolders[folder, default: Self.names].make(part)
        folders[name] = unique
        return unique
    }

    private static let names = UniqueNames(taken: ["__init__", packageFile + "_"])

    /// `text` as a name of Python.
    private static func component(_ text: String) -> String {
        let bytes = text.utf8.map { Lexer.continuesName($0) ? $0 : UInt8(ascii: "_") }
        let name = String(decoding: bytes, as: UTF8.self)
        guard let first = bytes.first, Lexer.startsName(first) else { return "m_" + name }
        return PythonName.of(name)
    }
}
