// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// An import of a package that leads nowhere.
package enum PackageImportError: DiagnosticError, Hashable {
    /// The project's manifest does not name the package.
    case notDeclared(String, manifest: String)
    /// A package imports what its own manifest does not name.
    case notDeclaredBy(PackageName, importer: String)
    /// The import says which version is meant.
    case versionInImport(String, PackageName)
    /// The package has nothing of that name for importers.
    case notExported(String?, package: String, names: [String])
    /// The dependency is one file, and a file inside it was asked for.
    case noFileInside(String, dependency: String)

    /// Says what was imported, and what to do.
    package var diagnostic: Diagnostic {
        switch self {
        case .notDeclared(let name, let manifest):
            Diagnostic(
                code: "package-not-declared",
                message: "`\(name)` is not among the dependencies in `\(manifest)`",
                hints: ["add it with `tenon add \(name)`"]
            )
        case .notDeclaredBy(let name, let importer):
            Diagnostic(
                code: "package-not-declared",
                message: "`\(importer)` imports `\(name)`, which its own manifest does not name",
                notes: ["a package sees the packages that it declares, and no others"],
                hints: ["tell its author; another version may be right: `tenon update`"]
            )
        case .versionInImport(let text, let name):
            Diagnostic(
                code: "package-version-in-import",
                message: "`\(text)` says which version is meant",
                hints: [
                    "import `\(name)`, and choose its version in `tenon.toml`: `tenon add \(name)@…`"
                ]
            )
        case .notExported(let name, let package, let names):
            Diagnostic(
                code: "package-export-missing",
                message: name.map { "`\(package)` has no `\($0)` for importers" }
                    ?? "`\(package)` has no file that stands for all of it",
                notes: names.isEmpty
                    ? []
                    : ["it has " + names.prefix(8).map { "`\($0)`" }.joined(separator: ", ")]
            )
        case .noFileInside(let text, let dependency):
            Diagnostic(
                code: "package-export-missing",
                message: "`\(text)` names a file inside `\(dependency)`, which is one file"
            )
        }
    }
}
