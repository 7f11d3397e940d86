// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A text that is not one YAML document, or not one that is read here.
package struct YAMLError: DiagnosticError, Hashable {
    /// `yaml-malformed`, `yaml-duplicate-key` or `yaml-too-large`.
    package let code: String

    /// The name of the text.
    package let name: String

    /// What is wrong, in words.
    package let reason: String

    /// Where it is wrong; `nil` where there is no one place.
    package let span: SourceSpan?

    /// Says what is wrong, and where.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: code,
            message: "`\(name)` is not YAML that Tenon reads: \(reason)",
            spans: span.map { [$0] } ?? []
        )
    }
}
