// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel

/// A call of a running program that is refused.
enum CallError: DiagnosticError, Hashable {
    /// The call names no module.
    case missingName
    /// A file was to be saved or loaded that the program may not read.
    case unreadable(path: String)
    /// The source of something was asked for that is no saved module.
    case notSaved(String)
    /// A module from a URL was not approved for what the program may do.
    case notApproved(module: ModuleID)

    var diagnostic: Diagnostic {
        switch self {
        case .missingName:
            Diagnostic(code: "name-missing", message: "the call needs the name of a module")
        case .unreadable(let path):
            Diagnostic(
                code: "permission-denied",
                message: "the program needs the permission `read:\(path)`",
                hints: ["if it may do that, run it with `--allow-read=\(path)`"]
            )
        case .notSaved(let text):
            Diagnostic(code: "saved-not-found", message: "`\(text)` is not a saved module")
        case .notApproved(let module):
            Diagnostic(
                code: "approval-needed",
                message: "`\(module)` was not approved for this program",
                hints: ["approve the program that imports it with `tenon approve`"]
            )
        }
    }
}
