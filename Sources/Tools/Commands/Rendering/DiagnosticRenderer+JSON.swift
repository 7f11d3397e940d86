// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import JSONKit

extension DiagnosticRenderer {
    /// The diagnostic as data: `{"error": {…}}`, or `{"warning": {…}}`.
    ///
    /// Every member is always there but `others`, what else is wrong with the same source; a span has no `text` when its line is unknown.
    package static func json(_ diagnostic: Diagnostic) -> JSONValue {
        .object([diagnostic.severity.rawValue: .object(members(of: diagnostic))])
    }

    private static func members(of diagnostic: Diagnostic) -> [String: JSONValue] {
        var members: [String: JSONValue] = [
            "code": .string(diagnostic.code),
            "message": .string(diagnostic.message),
            "spans": .array(diagnostic.spans.map(json)),
            "context": .array(diagnostic.context.map(JSONValue.string)),
            "notes": .array(diagnostic.notes.map(JSONValue.string)),
            "hints": .array(diagnostic.hints.map(JSONValue.string)),
        ]
        if !diagnostic.others.isEmpty { members["others"] = .array(diagnostic.others.map(json)) }
        return members
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
