// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A text that is not one JSON document, or not one that is read here.
package struct JSONError: DiagnosticError, Hashable {
    /// `json-malformed`, `json-duplicate-key`, `json-too-deep` or `json-too-large`.
    package let code: String

    /// The name of the text.
    package let name: String

    /// What is wrong, in words.
    package let reason: String

    /// Where it is wrong; `nil` where there is no one place.
    package let span: SourceSpan?

    init(code: String, name: String, reason: String, span: SourceSpan? = nil) {
        self.code = code
        self.name = name
        self.reason = reason
        self.span = span
    }

    /// Says what is wrong, and where.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: code,
            message: "`\(name)` is not JSON that Tenon reads: \(reason)",
            spans: span.map { [$0] } ?? []
        )
    }
}
