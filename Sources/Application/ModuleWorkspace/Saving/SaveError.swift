// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A module that cannot be saved as it is.
package enum SaveError: DiagnosticError {
    /// A function uses variables that are not part of it, so it would be broken once saved.
    case closure(names: [String])
    /// A function imports a file by its path, which a function alone has no place for.
    case relativeImport(specifier: String)
    /// The file's kind is not one that can be run or imported.
    case unknownKind(path: String, suffixes: [String])
    /// A file name that a module may not have, such as one with a line break or `:`.
    case pathMalformed(String)
    /// A file of the module imports another by its path on this machine.
    case wholePath(specifier: String)
    /// A file is imported through a symbolic link, which a module does not hold.
    case link(specifier: String, target: String)
    /// Too many files hang on the entry.
    case tooManyFiles(limit: Int)

    /// Says what is in the way.
    package var diagnostic: Diagnostic {
        switch self {
        case .closure(let names):
            Diagnostic(
                code: "closure-not-saved",
                message: "the function uses \(names.map { "`\($0)`" }.joined(separator: ", ")), "
                    + "which would be lost",
                notes: ["only the text of a function is saved, not the variables around it"],
                hints: ["pass it as a parameter, define it inside, or save a module's code instead"]
            )
        case .relativeImport(let specifier):
            Diagnostic(
                code: "save-relative-import",
                message: "the function imports the file `\(specifier)`, which would be lost",
                notes: ["only the text of a function is saved, not the place where it stands"],
                hints: [
                    "write the function into a file and save that: `save(name, { file: \"./FILE.js\" })`",
                    "or save what it imports as a module, and import that by its name",
                ]
            )
        case .unknownKind(let path, let suffixes):
            Diagnostic(
                code: "language-unknown",
                message: "`\(path)` is not in a language that Tenon knows",
                notes: ["known are " + suffixes.map { "`.\($0)`" }.joined(separator: ", ")],
                hints: ["name the file with its suffix, or pass the text with `--code`"]
            )
        case .pathMalformed(let path):
            Diagnostic(
                code: "module-path-malformed",
                message: "`\(path)` cannot be the path of a file in a module",
                hints: ["rename the file: no `\\`, `:` or control characters"]
            )
        case .wholePath(let specifier):
            Diagnostic(
                code: "save-absolute-import",
                message:
                    "`\(specifier)` is a path on this machine, which a saved module cannot import",
                hints: ["import it by a relative path, such as `./helper.js`, to save it along"]
            )
        case .link(let specifier, let target):
            Diagnostic(
                code: "save-through-link",
                message: "`\(specifier)` is reached through a symbolic link",
                notes: ["the file is `\(target)`; a saved module holds files, not links"],
                hints: ["import the file itself, or replace the link with a copy"]
            )
        case .tooManyFiles(let limit):
            Diagnostic(
                code: "module-too-large",
                message: "the module has more than \(limit) files",
                hints: ["save the parts as modules of their own, and import them by name"]
            )
        }
    }
}
