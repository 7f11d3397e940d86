// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import JSONKit

extension DiagnosticRenderer {
    /// The diagnostic as data: `{"error": {…}}`, or `{"warning": {…}}`.
    ///
    /// Every member is always there; a span has no `text` when its line is unknown.
    package static func json(_ diagnostic: Diagnostic) -> JSONValue {
        .object([
            diagnostic.severity.rawValue: .object([
                "code": .string(diagnostic.code),
                "message": .string(diagnostic.message),
                "spans": .array(diagnostic.spans.map(json)),
                "context": .array(diagnostic.context.map(JSONValue.string)),
                "notes": .array(diagnostic.notes.map(JSONValue.string)),
                "hints": .array(diagnostic.hints.map(JSONValue.string)),
            ])
        ])
    }

    private static func json(_ span: SourceSpan) -> JSONValue {
        var members: [String: JSONValue] = [
            "file": .string(span.file),
            "line": .integer(Int64(span.line)),
            "column": .integer(Int64(span.column)),
            "length": .integer(Int64(span.length)),
        ]
        if let text = span.lineText { members["text"] = .string(text) }
        return .object(members)
    }
}
