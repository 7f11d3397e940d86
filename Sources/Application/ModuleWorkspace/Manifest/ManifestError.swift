// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A value of a manifest is not what its key asks for (`docs/formats/manifest.md`).
package struct ManifestError: DiagnosticError, Hashable {
    /// What is wrong, where, and what to write.
    package let diagnostic: Diagnostic

    init(
        _ reason: String,
        code: String = "manifest-malformed",
        name: String,
        at span: SourceSpan?,
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
