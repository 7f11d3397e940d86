// SPDX-License-Identifier: Apache-2.0

/// An error that knows how to explain itself.
///
/// Every error type of Tenon conforms; only the command line and the server render the
/// diagnostic, nothing below them prints.
public protocol DiagnosticError: Error, CustomStringConvertible {
    /// The explanation of this error.
    var diagnostic: Diagnostic { get }
}

extension DiagnosticError {
    /// The message of the diagnostic.
    public var description: String { diagnostic.message }

    /// The same error, with a line of context from a caller: "while reading `tenon.lock`".
    public func adding(context line: String) -> ContextualError {
        var diagnostic = self.diagnostic
        diagnostic.context.append(line)
        return ContextualError(diagnostic: diagnostic)
    }
}

/// An error to which a caller has added where and why it happened.
public struct ContextualError: DiagnosticError, Hashable {
    /// The explanation, with the context that callers added.
    public let diagnostic: Diagnostic

    /// Wraps a finished diagnostic.
    public init(diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }
}
