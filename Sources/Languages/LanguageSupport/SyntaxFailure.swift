// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A source text that is not a program of its language.
public struct SyntaxFailure: DiagnosticError, Hashable {
    /// What is wrong, lowercase: "this template is not closed".
    public let reason: String

    /// Where.
    public let span: SourceSpan

    /// What to write instead, in the imperative.
    public let hints: [String]

    /// Creates a failure.
    public init(reason: String, span: SourceSpan, hints: [String] = []) {
        self.reason = reason
        self.span = span
        self.hints = hints
    }

    /// Says what is wrong and where.
    public var diagnostic: Diagnostic {
        Diagnostic(code: "syntax-error", message: reason, spans: [span], hints: hints)
    }
}
