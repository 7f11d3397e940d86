// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Turns whatever was thrown into a diagnostic.
package enum ErrorTranslation {
    /// The explanation of `error`; what cannot explain itself is a mistake of Tenon's.
    package static func diagnostic(of error: any Error) -> Diagnostic {
        if let error = error as? any DiagnosticError { return error.diagnostic }
        if error is CancellationError {
            return Diagnostic(code: "cancelled", message: "the work was cancelled")
        }
        return Diagnostic(
            code: "internal-error",
            message: "something went wrong that Tenon did not expect",
            notes: ["\(type(of: error)): \(error)", "Tenon \(TenonVersion.text)"],
            hints: ["please report this, with the command line and the notes above"]
        )
    }
}
