// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A policy file that does not say clearly what it approves; nothing of it is used.
package struct PolicyError: DiagnosticError, Hashable {
    /// The kinds of fault; the raw value is the code of the diagnostic.
    package enum Code: String, Hashable, Sendable {
        /// A key that this version does not know: it could be a limit, so it is not passed over.
        case unknownKey = "policy-unknown-key"
        /// A value is missing, of the wrong kind, or means nothing.
        case malformed = "policy-malformed"
        /// The file says a version of the format that this program does not read.
        case version = "policy-version"
    }

    /// What is wrong.
    package let diagnostic: Diagnostic

    init(_ code: Code, _ message: String, at span: SourceSpan?, hints: [String] = []) {
        diagnostic = Diagnostic(
            code: code.rawValue,
            message: message,
            spans: span.map { [$0] } ?? [],
            hints: hints
        )
    }

    init(_ error: some DiagnosticError, at span: SourceSpan) {
        self.init(
            .malformed,
            error.diagnostic.message,
            at: span,
            hints: error.diagnostic.hints
        )
    }
}
