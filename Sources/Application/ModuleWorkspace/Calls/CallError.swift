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

    /// An exchange by a method that Tenon does not send.
    case unknownMethod(String)
    /// An exchange was led to a host that is not granted.
    case redirectDenied(Permission)
    /// An exchange was led on and on.
    case tooManyRedirects(String)

    var diagnostic: Diagnostic {
        switch self {
        case .unknownMethod(let method):
            Diagnostic(
                code: "http-request-malformed",
                message: "`\(method)` is no method that can be sent",
                hints: ["send GET, HEAD, POST, PUT, PATCH or DELETE"]
            )
        case .redirectDenied(let permission):
            Diagnostic(
                code: "permission-denied",
                message: "the server leads on to a place that needs the permission `\(permission)`",
                hints: [
                    "if the program may do that, run it with `--allow-net=\(permission.target ?? "")`"
                ]
            )
        case .tooManyRedirects(let url):
            Diagnostic(
                code: "redirect-loop",
                message: "`\(url)` leads on and on"
            )
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
