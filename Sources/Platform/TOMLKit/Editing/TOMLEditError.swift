// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A text of TOML that a command can't change as it was asked to; the text is as it was.
package struct TOMLEditError: DiagnosticError, Hashable {
    /// The name of the text.
    package let name: String

    /// What is in the way, in words.
    package let reason: String

    /// Where that stands; `nil` where there is no one place.
    package let span: SourceSpan?

    /// Says what is in the way, and where.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "toml-edit-refused",
            message: "`\(name)` was not changed: \(reason)",
            spans: span.map { [$0] } ?? [],
            hints: ["change it in an editor"]
        )
    }
}
