// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A text that is not one JSON document.
package struct JSONError: DiagnosticError, Hashable {
    /// The parser's own words.
    package let reason: String

    /// The name of the text.
    package let name: String

    /// Where it went wrong, if the parser can tell.
    package let span: SourceSpan?

    init(reason: String, offset: Int64, source: SourceText) {
        self.reason = reason
        name = source.name
        span = offset < 0 ? nil : source.span(Int(offset)..<Int(offset) + 1)
    }

    /// Says what the parser says, and where.
    package var diagnostic: Diagnostic {
        let words = reason.split(separator: ":").last.map(String.init) ?? reason
        let plain = words.trimmingPrefix { $0 == " " }
        return Diagnostic(
            code: "json-malformed",
            message: "`\(name)` is not JSON",
            spans: span.map { [$0] } ?? [],
            notes: ["the parser says: \(plain)"]
        )
    }
}
