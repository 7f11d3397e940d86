// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel

/// An import that names no module.
package struct NameError: DiagnosticError {
    /// The name.
    let name: String
    /// The files that would have been meant, as people of the project write them.
    let tried: [String]
    /// What is called nearly so.
    let near: [String]
    /// A file beside the importer that is not looked at.
    let beside: ModulePath?
    /// What else may have this name.
    let known: Known
    /// The packages that the name may mean, which no manifest names.
    var packages: [PackageName] = []

    /// What there is of a name, and is not meant by it.
    enum Known: Hashable {
        /// No more than was tried.
        case nothing
        /// The interpreter may have a module of this name.
        case host
        /// The language has one, which is turned off; the interpreter may have one.
        case standard
    }

    /// Lists the places.
    package var diagnostic: Diagnostic {
        var hints = NearestNames.hints(near)
        if let beside, tried.isEmpty || !tried.contains(where: { $0.hasSuffix(beside.description) })
        {
            hints.append(
                "`\(beside)` lies beside this file: allow that with `--allow-current-dir`"
            )
        } else if tried.isEmpty {
            hints.append(
                "say where modules lie with `--import-paths=./lib`, or `--allow-current-dir`"
            )
        }
        if near.isEmpty, let package = packages.last {
            hints.append("if the package `\(package)` is meant, run `tenon add \(package)`")
        }
        if known == .standard || known == .host && near.isEmpty && beside == nil {
            hints.append(
                "if it is a module of the interpreter, allow it with `--allow-python-modules=\(name)`"
            )
        }
        return Diagnostic(
            code: "module-not-found",
            message: "no module is called `\(name)`",
            notes: (tried.isEmpty ? ["no folder was looked in"] : tried.map { "tried \($0)" })
                + packages.map { "`\($0)` is not among the dependencies" }
                + [
                    known == .standard
                        ? "the language's own module of that name is turned off by the `--stdlib-mode`"
                        : "the language has no module of that name"
                ],
            hints: hints
        )
    }
}
