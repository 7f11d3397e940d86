// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Content that is not what its digest names.
///
/// Never retried, never a warning, and no flag turns it off.
public struct IntegrityFailure: DiagnosticError, Hashable {
    /// What was checked: a path, a URL, a module's identity.
    public let subject: String

    /// The digest that was promised.
    public let expected: ContentDigest

    /// The digest of what is there; `nil` when a part of it is missing.
    public let found: ContentDigest?

    /// What would put it right, in the imperative.
    public let hints: [String]

    /// Creates a failure.
    public init(
        subject: String,
        expected: ContentDigest,
        found: ContentDigest?,
        hints: [String] = []
    ) {
        self.subject = subject
        self.expected = expected
        self.found = found
        self.hints = hints
    }

    /// Shows both digests.
    public var diagnostic: Diagnostic {
        Diagnostic(
            code: "integrity-mismatch",
            message: "`\(subject)` is not what was pinned",
            notes: [
                "expected \(expected)",
                "found    \(found.map(\.description) ?? "something that is incomplete")",
            ],
            hints: hints
        )
    }
}
