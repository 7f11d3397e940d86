// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// The conversation of `--lines`: a program a line on standard input, each a JSON string; an answer a line on
/// standard output, each a JSON object.
struct ProgramLines {
    let language: String
    let context: CommandContext

    /// Answers every line until the input ends.
    ///
    /// - Throws: what reading and writing throws; what is wrong with a program is an answer.
    func run(_ body: (ProgramText) async throws -> ProgramAnswer) async throws {
        while let line = try context.services.readLine() {
            let answer: ProgramAnswer
            do {
                let source = SourceText(name: "standard input", bytes: line)
                guard let text = try JSONValue(parsing: source).string else {
                    throw JSONLineError()
                }
                answer = try await body(ProgramText(language: language, bytes: Array(text.utf8)))
            } catch {
                answer = .failure(ErrorTranslation.diagnostic(of: error), stdout: nil)
            }
            try context.output.write(answer.line)
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
