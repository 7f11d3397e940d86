// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Something that an audit could not find out.
package struct AuditGap: Sendable {
    /// Who did not tell it.
    package let source: String

    /// Why.
    package let reason: Diagnostic

    init(_ source: String, _ error: any Error) throws {
        switch error {
        case is CancellationError: throw error
        case let error as any DiagnosticError: self.init(source, error.diagnostic)
        default: throw error
        }
    }

    init(_ source: String, _ reason: Diagnostic) {
        self.source = source
        self.reason = reason
    }

    /// The gap as a diagnostic.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "audit-unknown",
            message: "`\(source)` could not be asked for all that it knows: \(reason.message)",
            spans: reason.spans,
            context: reason.context,
            notes: reason.notes,
            hints: reason.hints
        )
    }
}
