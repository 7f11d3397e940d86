// SPDX-License-Identifier: Apache-2.0

/// A message for a person: what went wrong, under a stable code, and what to try.
public struct Diagnostic: Hashable, Sendable {
    /// How much a diagnostic weighs.
    public enum Severity: String, Hashable, Sendable {
        /// The work could not be done.
        case error
        /// The work was done, and something about it deserves a look.
        case warning
    }

    /// A stable kebab-case name that scripts may match on, listed in `docs/diagnostics.md`.
    public let code: String

    /// Whether the work failed.
    public var severity: Severity

    /// One line, lowercase, without a final period; foreign text in it is escaped by the renderer.
    public var message: String

    /// The places in the user's sources that the message is about, the most important first.
    public var spans: [SourceSpan]

    /// What was being done when it went wrong, innermost first: "while reading `tenon.lock`".
    public var context: [String]

    /// Facts that belong to the message, one line each, such as both digests of a mismatch.
    public var notes: [String]

    /// Suggestions in the imperative, each rendered as `hint: …`; only ones that can work.
    public var hints: [String]

    /// What else is wrong with the same source, each to be shown by itself, after this.
    public var others: [Diagnostic] = []

    /// Creates a diagnostic.
    public init(
        code: String,
        severity: Severity = .error,
        message: String,
        spans: [SourceSpan] = [],
        context: [String] = [],
        notes: [String] = [],
        hints: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.spans = spans
        self.context = context
        self.notes = notes
        self.hints = hints
    }
}
