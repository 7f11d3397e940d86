// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A text that is not an advisory, or a list of them, as `docs/formats/advisories.md` has it.
package struct AdvisoryMalformed: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    init(_ reason: RegistryFormatError, hint: String = "tell who wrote the advisory") {
        diagnostic = Diagnostic(
            code: "advisory-malformed",
            message: reason.diagnostic.message,
            spans: reason.diagnostic.spans,
            context: reason.diagnostic.context,
            hints: [hint]
        )
    }
}
