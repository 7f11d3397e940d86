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

    /// The stable name of the mistake.
    public let code: String

    /// What else is wrong with the same text, in source order.
    public let others: [Diagnostic]

    /// Creates a failure.
    public init(
        reason: String,
        span: SourceSpan,
        hints: [String] = [],
        code: String = "syntax-error",
        others: [Diagnostic] = []
    ) {
        self.reason = reason
        self.span = span
        self.hints = hints
        self.code = code
        self.others = others
    }

    /// Says what is wrong and where.
    public var diagnostic: Diagnostic {
        var diagnostic = Diagnostic(code: code, message: reason, spans: [span], hints: hints)
        diagnostic.others = others
        return diagnostic
    }
}
