// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A text is not a lock that this Tenon reads (`docs/formats/lock.md`).
package struct LockError: DiagnosticError, Hashable {
    /// What is wrong, where, and what to do.
    package let diagnostic: Diagnostic

    init(
        _ code: String,
        _ reason: String,
        name: String,
        at span: SourceSpan? = nil,
        hints: [String] = []
    ) {
        diagnostic = Diagnostic(
            code: code,
            message: "`\(name)` can't be used: \(reason)",
            spans: span.map { [$0] } ?? [],
            hints: hints
        )
    }
}
