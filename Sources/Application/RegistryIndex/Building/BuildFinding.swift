// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// What is odd or wrong about one entry of a registry.
package struct BuildFinding: Hashable, Sendable {
    /// The entry: a package, a version, or a file.
    package let subject: String

    /// What it is; an error means that the entry is not used.
    package let diagnostic: Diagnostic

    init(_ subject: String, _ diagnostic: Diagnostic) {
        self.subject = subject
        self.diagnostic = diagnostic
    }

    /// What `error` says, about `subject`.
    init(_ subject: String, _ error: any Error) {
        self.subject = subject
        diagnostic =
            (error as? any DiagnosticError)?.diagnostic
            ?? Diagnostic(code: "registry-entry-malformed", message: "\(error)")
    }

    /// Something that the entry is used in spite of.
    static func odd(_ subject: String, _ message: String, hints: [String] = []) -> Self {
        Self(
            subject,
            Diagnostic(
                code: "registry-entry-odd",
                severity: .warning,
                message: message,
                hints: hints
            )
        )
    }

    /// Whether the entry is not used.
    package var isError: Bool { diagnostic.severity == .error }
}
