// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel

/// A call of the module API that Tenon does not carry out.
struct CallRefusal: DiagnosticError, Hashable {
    let diagnostic: Diagnostic

    static func denied(_ method: ProgramCall.Method, _ module: ModuleID) -> CallRefusal {
        let permission = method.permission
        return CallRefusal(
            diagnostic: Diagnostic(
                code: "permission-denied",
                message: "`\(method.rawValue)` in `\(module)` needs the permission `\(permission)`",
                hints: ["grant it with `\(permission.kind.flag)=\(permission.target ?? "")`"]
            )
        )
    }

    static func unknown(_ method: String) -> CallRefusal {
        CallRefusal(
            diagnostic: Diagnostic(
                code: "call-unknown",
                message: "there is no call named `\(method)`"
            )
        )
    }

    static func unanswered(_ method: ProgramCall.Method) -> CallRefusal {
        CallRefusal(
            diagnostic: Diagnostic(
                code: "call-unavailable",
                message: "`\(method.rawValue)` is not available in this run"
            )
        )
    }
}
