// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Why a program is not compiled, or its files are not written.
package enum CompilationError: DiagnosticError {
    /// The program's language is run as it is.
    case notCompiled(program: String)
    /// A language that nobody brought.
    case languageUnknown(name: String, known: [String])
    /// The runtime of the language takes files, and no text.
    case notEvaluated(String)
    /// Something that no build wrote stands where a file of the output belongs.
    case outputExists(path: String)

    /// Says what is in the way.
    package var diagnostic: Diagnostic {
        switch self {
        case .notCompiled(let program):
            Diagnostic(
                code: "language-not-compiled",
                message: "`\(program)` is run as it is: its language needs no compiling",
                hints: [
                    "run it with `tenon run \(program)`", "pack its project with `tenon build`",
                ]
            )
        case .languageUnknown(let name, let known):
            Diagnostic(
                code: "language-unknown",
                message: "there is no language `\(name)`",
                notes: ["there are " + known.map { "`\($0)`" }.joined(separator: ", ")],
                hints: NearestNames.hints(NearestNames.of(name, among: known))
            )
        case .notEvaluated(let language):
            Diagnostic(
                code: "language-not-evaluated",
                message: "a text in `\(language)` is not run by itself",
                hints: ["write it into a file, and run that with `tenon run`"]
            )
        case .outputExists(let path):
            Diagnostic(
                code: "output-exists",
                message: "`\(path)` is in the way, and no build of Tenon wrote it",
                hints: ["name another folder with `--output-dir`, or move the file away"]
            )
        }
    }
}
