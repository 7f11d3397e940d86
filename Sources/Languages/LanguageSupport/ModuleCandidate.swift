// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// One module that a name in an import may mean.
public enum ModuleCandidate: Hashable, Sendable {
    /// A file, by its path below a folder in which modules are looked for: `utils/math.ml`.
    case file(ModulePath)
    /// A package that is depended on, with the name of one of its exports behind it: `@alice/utils/words`.
    case package(PackageName, export: String?)
    /// A module that comes with the language: `math`.
    case standard(String)
    /// A module of the interpreter that runs the program, which its user must allow by name: `requests`.
    case host(String)

    /// Whether it is a module of the interpreter.
    public var isHost: Bool { if case .host = self { true } else { false } }
}

extension [ModuleCandidate] {
    /// The files, in order.
    public var files: [ModulePath] {
        compactMap { if case .file(let path) = $0 { path } else { nil } }
    }

    /// The packages, in order.
    public var packages: [PackageName] {
        compactMap { if case .package(let name, _) = $0 { name } else { nil } }
    }

    /// The module that comes with the language.
    public var standard: ModuleCandidate? {
        first { if case .standard = $0 { true } else { false } }
    }

    /// The file that is meant at `importer` in a module of several files: from the root of that module, else from
    /// the folder of `importer`.
    public func file(importedBy importer: String, has: (String) -> Bool) -> String? {
        let folder = importer.split(separator: "/").dropLast().map { "\($0)/" }.joined()
        for prefix in folder.isEmpty ? [""] : ["", folder] {
            for file in files where has("\(prefix)\(file)") { return "\(prefix)\(file)" }
        }
        return nil
    }
}
