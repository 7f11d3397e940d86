// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

extension SourceText {
    /// Runs `body`; an error that has no place of its own gets the place of the bytes in `range`.
    package func locating<Result>(_ range: Range<Int>, _ body: () throws -> Result) throws -> Result
    {
        do {
            return try body()
        } catch let error as any DiagnosticError {
            throw error.located(at: span(range))
        }
    }
}

extension DiagnosticError {
    /// The same error, at `span` unless it has a place already.
    package func located(at span: SourceSpan?) -> ContextualError {
        var diagnostic = self.diagnostic
        if diagnostic.spans.isEmpty, let span { diagnostic.spans = [span] }
        return ContextualError(diagnostic: diagnostic)
    }
}
