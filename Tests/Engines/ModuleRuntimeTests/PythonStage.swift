// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleRuntime
import SandboxKit
import TestSupport

/// A folder, and the ways to run texts of Python in it.
final class PythonStage: Sendable {
    /// The module that every text is taken to be made of, line by line.
    static let entry = ModuleID(source: .https, "https://example.com/main.ml")

    let folder: TemporaryFolder
    let runner: PythonRunner
    let python: PythonRuntime

    /// A stage for the interpreter at `path`, or for the system's.
    init(path: String? = nil) throws {
        folder = try TemporaryFolder()
        python = try PythonRuntime(candidates: [FilePath(path ?? "/usr/bin/python3")])
        runner = PythonRunner(python: python, folder: try FilePath(folder.path("runs")))
    }

    /// A recipe with permissions, in which paths are below the folder of the stage.
    func recipe(permissions: [String] = []) throws -> RunRecipe {
        var recipe = RunRecipe(localFiles: [])
        recipe.permissions = PermissionSet(
            try permissions.map { try Permission(parsing: $0, relativeTo: folder.path) }
        )
        recipe.workingDirectory = folder.path
        // Only a hang reaches it, however busy the machine is.
        recipe.limits.wallClock = .seconds(300)
        return recipe
    }

    /// A text of which each line is the line of the same number of the entry's.
    static func program(_ text: String, name: String = "main.py") -> PythonProgram {
        var program = PythonProgram(text: Array(text.utf8), entry: entry)
        program.name = name
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        program.places = (1...lines).map { .init(first: $0, module: entry, line: $0, column: 1) }
        program.names = ["main": entry]
        return program
    }

    /// Runs a program to its end.
    func run(
        _ program: PythonProgram,
        _ recipe: RunRecipe,
        input: String = "",
        fetching fetches: (any ProgramFetchHandler)? = nil
    ) async throws -> Stage.Result {
        let (output, errors) = (try ScratchFile(), try ScratchFile())
        var recipe = recipe
        recipe.streams.input = .scratch(try ScratchFile(holding: Array(input.utf8)))
        recipe.streams.output = .scratch(output)
        recipe.streams.errors = .scratch(errors)
        let running = try runner.start(recipe).link(program)
        try running.release()
        let outcome = try await running.wait(fetching: fetches)
        return Stage.Result(
            outcome: outcome,
            output: String(decoding: try output.contents(), as: UTF8.self),
            errors: String(decoding: try errors.contents(), as: UTF8.self)
        )
    }

    /// Runs a text.
    func run(_ text: String, permissions: [String] = []) async throws -> Stage.Result {
        try await run(Self.program(text), recipe(permissions: permissions))
    }
}
