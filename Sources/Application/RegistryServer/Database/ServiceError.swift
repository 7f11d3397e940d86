// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// The server can't do now what it could do later.
package struct ServiceError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    private init(_ code: String, _ message: String, hints: [String]) {
        diagnostic = Diagnostic(code: code, message: message, hints: hints)
    }

    /// Too many wait for `what`.
    static func busy(_ what: String) -> Self {
        Self(
            "server-busy",
            "too many requests wait for \(what)",
            hints: ["try again in a few seconds"]
        )
    }
}
