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
}
