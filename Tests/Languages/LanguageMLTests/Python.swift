// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageML
import LanguageSupport
import ModuleModel
import TestSupport

/// Runs linked programs with the system's Python.
enum Python {
    struct Ran: Hashable {
        let lines: [String]
        let failed: Bool
        let error: String
    }

    static let path = "/usr/bin/python3"

    /// Compiles, links and runs a program of one module.
    static func run(_ program: String) async throws -> Ran {
        try await run(MLProgram(["main.ml": program]), as: .singleFile)
    }

    /// Compiles, links and runs a program, from a folder that is not its own.
    static func run(
        _ program: MLProgram,
        as layout: OutputLayout,
        withMaps: Bool = true
    ) async throws -> Ran {
        let linked: LinkedProgram
        do {
            linked = try program.link(as: layout)
        } catch let failure as any DiagnosticError {
            return Ran(lines: [], failed: true, error: failure.diagnostic.message)
        }
        let folder = try TemporaryFolder()
        for file in linked.files where withMaps || !file.path.description.hasSuffix(".map") {
            _ = try folder.write(file.bytes, to: "out/\(file.path)")
        }
        let python = ChildProgram(path, currentDirectory: try folder.makeFolder("elsewhere"))
        let outcome = try await python.run(["-I", "\(folder.path)/out/\(linked.entry)"])
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        return Ran(
            lines: lines.dropLast().map(String.init),
            failed: !outcome.isSuccess,
            error: outcome.errors
        )
    }
}
