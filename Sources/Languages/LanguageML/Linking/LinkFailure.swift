// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Modules that are no program together.
package enum LinkFailure: DiagnosticError, Hashable {
    /// There is none.
    case empty
    /// An import of the module that people call `source` leads to nothing in the program.
    case unlinked(source: String, specifier: String)
    /// The names make a path that is too long.
    case path(String)

    /// Says what is missing.
    package var diagnostic: Diagnostic {
        switch self {
        case .empty:
            Diagnostic(code: "link-incomplete", message: "a program has one module at least")
        case .unlinked(let source, let specifier):
            Diagnostic(
                code: "link-incomplete",
                message: "`\(source)` imports `\(specifier)`, which is not in the program"
            )
        case .path(let path):
            Diagnostic(
                code: "link-path-long",
                message: "the path of a file of the program is too long: `\(path.prefix(60))…`",
                hints: ["give the folders shorter names, or build a single file"]
            )
        }
    }
}
