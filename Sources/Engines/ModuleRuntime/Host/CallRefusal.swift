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

    static func denied(_ permission: Permission, _ module: ModuleID) -> CallRefusal {
        let flag = "\(permission.kind.flag)=\(permission.target ?? "")"
        return CallRefusal(
            diagnostic: Diagnostic(
                code: "permission-denied",
                message: "`\(module)` needs the permission `\(permission)`",
                hints: ["if the program may do that, run it with `\(flag)`"]
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

    static func unanswered(_ method: String) -> CallRefusal {
        CallRefusal(
            diagnostic: Diagnostic(
                code: "call-unavailable",
                message: "`\(method)` is not available in this run"
            )
        )
    }
}
