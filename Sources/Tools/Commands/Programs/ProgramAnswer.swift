// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit

/// What became of a program, as one line of JSON tells it.
enum ProgramAnswer {
    /// It did what it was to do; what there is to say of that.
    case success([String: JSONValue])
    /// It did not; what it had printed by then.
    case failure(Diagnostic, stdout: String?)

    /// Whether it did what it was to do.
    var isSuccess: Bool { if case .success = self { true } else { false } }

    /// The line.
    var line: String {
        String(decoding: JSONValue.object(members).encoded(.compact), as: UTF8.self) + "\n"
    }

    private var members: [String: JSONValue] {
        switch self {
        case .success(let members):
            return members.merging(["ok": true]) { $1 }
        case .failure(let diagnostic, let stdout):
            var members: [String: JSONValue] = [
                "ok": false, "code": .string(diagnostic.code),
                "message": .string(diagnostic.message),
                "line": .null, "column": .null,
            ]
            if let span = diagnostic.spans.first {
                members["line"] = .integer(Int64(span.line))
                members["column"] = .integer(Int64(span.column))
            }
            if let stdout { members["stdout"] = .string(stdout) }
            return members
        }
    }
}
