// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// The conversation of `--lines`: a program a line on standard input, each a JSON string; an answer a line on
/// standard output, each a JSON object.
struct ProgramLines {
    /// What became of a program.
    enum Answer {
        /// It did what it was to do; what there is to say of that.
        case success([String: JSONValue])
        /// It did not; what it had written by then.
        case failure(Diagnostic, stdout: String?)
    }

    let language: String
    let context: CommandContext

    /// Answers every line until the input ends.
    ///
    /// - Throws: what reading and writing throws; what is wrong with a program is an answer.
    func run(_ body: (ProgramText) async throws -> Answer) async throws {
        while let line = try context.services.readLine() {
            let answer: Answer
            do {
                let source = SourceText(name: "standard input", bytes: line)
                guard let text = try JSONValue(parsing: source).string else {
                    throw JSONLineError()
                }
                answer = try await body(ProgramText(language: language, bytes: Array(text.utf8)))
            } catch {
                answer = .failure(ErrorTranslation.diagnostic(of: error), stdout: nil)
            }
            try context.output.write(
                String(
                    decoding: JSONValue.object(Self.members(of: answer)).encoded(.compact),
                    as: UTF8.self
                )
                    + "\n"
            )
        }
    }

    private static func members(of answer: Answer) -> [String: JSONValue] {
        switch answer {
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

/// A line that is JSON, but no string.
private struct JSONLineError: DiagnosticError {
    var diagnostic: Diagnostic {
        Diagnostic(
            code: "line-not-text",
            message: "a line of standard input is not a JSON string",
            hints: ["write each program as one JSON string: `\"print(1);\"`"]
        )
    }
}
