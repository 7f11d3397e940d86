// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// An import that cannot lead anywhere from where it stands.
package enum ResolutionError: DiagnosticError {
    /// A module from elsewhere asked for a file of this machine or a saved module.
    case crossesOrigin(specifier: String, importer: String)
    /// A file outside the project folder, which needs a read permission.
    case outsideProject(path: String, root: String)
    /// A file that a saved module does not hold.
    case notInModule(path: String, module: String, files: [String])
    /// A lock that leads an import elsewhere than where it stands leads it.
    case lockedElsewhere(specifier: String, importer: String, meant: ModuleID, locked: ModuleID)
    /// A module that a program in `language` can't import; `content` is what it is.
    case otherLanguage(specifier: String, content: String, language: String)
    /// Modules that import each other in a circle, an import a line.
    case cycle([String])
    /// A source that this version of Tenon does not have.
    case sourceUnavailable(specifier: String, scheme: SourceScheme)

    /// Says what was asked for, and what would work.
    package var diagnostic: Diagnostic {
        switch self {
        case .crossesOrigin(let specifier, let importer):
            Diagnostic(
                code: "import-crosses-origin",
                message: "`\(importer)` may not import `\(specifier)`",
                notes: [
                    "a module from elsewhere can import URLs, gists and modules of mlld, and what lies "
                        + "beside it, never files or saved modules of this machine"
                ]
            )
        case .outsideProject(let path, let root):
            Diagnostic(
                code: "import-outside-project",
                message: "importing `\(path)` needs the permission `read:\(path)`",
                notes: ["the project is `\(root)`; files outside it are not part of it"],
                hints: [
                    "grant it with `--allow-read=\(path)`", "or move the file into the project",
                ]
            )
        case .notInModule(let path, let module, let files):
            Diagnostic(
                code: "module-file-missing",
                message: "`\(module)` holds no file `\(path)`",
                notes: [
                    files.isEmpty
                        ? "it is one file"
                        : "it holds " + files.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
                ]
            )
        case .lockedElsewhere(let specifier, let importer, let meant, let locked):
            Diagnostic(
                code: "lock-edge-mismatch",
                message: "the lock leads `\(specifier)` of `\(importer)` to the wrong module",
                notes: ["it means \(meant)", "locked  \(locked)"],
                hints: ["bring back the committed lock, or delete it and run `tenon lock PROGRAM`"]
            )
        case .otherLanguage(let specifier, let content, let language):
            Diagnostic(
                code: "import-other-language",
                message:
                    "`\(specifier)` is \(content), which a program in \(language) can't import",
                hints: ["import modules in \(language)"]
            )
        case .cycle(let chain):
            Diagnostic(
                code: "import-cycle",
                message: "modules import each other in a circle",
                notes: chain,
                hints: ["move what they share into a module of its own"]
            )
        case .sourceUnavailable(let specifier, let scheme):
            Diagnostic(
                code: "source-unavailable",
                message:
                    "this Tenon cannot load `\(specifier)`: it has no \(scheme.rawValue) source",
                hints: ["use a file, a URL, a gist, a saved module or a package of a registry"]
            )
        }
    }
}
