// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageML
import TestSupport

/// Compiles programs and runs them with the system's Python.
enum Python {
    struct Ran {
        let lines: [String]
        let failed: Bool
        let error: String
    }

    static func run(_ program: String) async throws -> Ran {
        let source = SourceText(name: "main.ml", text: program)
        let settings = ModuleSettings(
            name: "main",
            file: "main.py",
            source: "main.ml",
            isEntry: true
        )
        let (module, problems) = ML().compile(source, settings)
        guard let module else {
            return Ran(
                lines: [],
                failed: true,
                error: problems.map(\.message).joined(separator: "; ")
            )
        }
        let folder = try TemporaryFolder()
        let main = try folder.write(module.python, to: "main.py")
        _ = try folder.write(ML.runtime, to: "ml_runtime.py")
        let outcome = try await ChildProgram("/usr/bin/python3").run(["-I", main])
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        return Ran(
            lines: lines.dropLast().map(String.init),
            failed: !outcome.isSuccess,
            error: outcome.errors
        )
    }
}
