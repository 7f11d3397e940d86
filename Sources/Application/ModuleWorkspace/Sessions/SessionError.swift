// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// What a session cannot do.
package enum SessionError: DiagnosticError {
    /// The programs of the language are not typed piece by piece.
    case notInteractive(language: String, known: [String])
    /// A piece asks for more than the session was started with.
    case permissions(missing: PermissionSet)

    /// Says what to do instead.
    package var diagnostic: Diagnostic {
        switch self {
        case .notInteractive(let language, let known):
            Diagnostic(
                code: "language-not-interactive",
                message: "there are no sessions in `\(language)`",
                notes: known.isEmpty
                    ? [] : ["there are in " + known.map { "`\($0)`" }.joined(separator: ", ")],
                hints: ["run a text with `tenon eval --language \(language) -e TEXT`"]
            )
        case .permissions(let missing):
            Diagnostic(
                code: "session-permissions",
                message: "the session was started without "
                    + missing.permissions.map { "`\($0)`" }.joined(separator: ", "),
                hints: ["start another one that has it"]
            )
        }
    }
}
