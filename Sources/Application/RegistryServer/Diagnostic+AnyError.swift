// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

extension Diagnostic {
    /// What an error says of itself; what says nothing is a fault of ours.
    init(of error: any Error) {
        self =
            (error as? any DiagnosticError)?.diagnostic
            ?? Diagnostic(code: "internal-error", message: "\(error)")
    }
}
