// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleRuntime
import SandboxKit
import TestSupport

/// A folder with modules, and the ways to run them.
final class Stage: Sendable {
    /// What a run left behind.
    struct Result {
        let outcome: RunOutcome
        let output: String
        let errors: String

        /// The report, rendered as a test wants to compare it: `module:line: code message`.
        var report: String? {
            outcome.report.map { report in
                let diagnostic = report.diagnostic
                return
                    "\(report.module?.description ?? "the program"):\(report.line ?? 0): \(diagnostic.code) \(diagnostic.message)"
            }
        }
    }

    /// The name that tests give to their first module.
    static let name = "https://example.com/main.js"

    let folder: TemporaryFolder
    let runner: DenoRunner
    let deno: DenoRuntime

    init() throws {
        folder = try TemporaryFolder()
        deno = try DenoRuntime(candidates: [FilePath(DenoProgram.path())])
        runner = DenoRunner(
            deno: deno,
            folder: try FilePath(folder.path("runs")),
            variables: ["NO_COLOR=1"]
        )
    }

    /// A recipe for one module that is known as `Stage.name`.
    func recipe(
        _ source: String,
        suffix: String = "js",
        permissions: [String] = []
    ) throws -> RunRecipe {
        let path = try folder.write(source, to: "files/main.\(suffix)")
        var recipe = RunRecipe(localFiles: [path])
        recipe.permissions = PermissionSet(
            try permissions.map { try Permission(parsing: $0, relativeTo: folder.path) }
        )
        recipe.workingDirectory = folder.path
        // Only a hang reaches it, however busy the machine is.
        recipe.limits.wallClock = .seconds(300)
        return recipe
    }

    /// The links of the module of `recipe`, which imports nothing.
    func links(of recipe: RunRecipe) -> ProgramLinks {
        let entry = ModuleID(source: .https, Self.name)
        let url = "file://\(recipe.localFiles[0])#\(Self.name)"
        return ProgramLinks(
            entryURL: url,
            entry: entry,
            importMap: Array(#"{"imports":{}}"#.utf8),
            moduleNames: [url: entry]
        )
    }

    /// Boots a runtime and takes the module to the gate.
    func start(_ recipe: RunRecipe, links: ProgramLinks? = nil) throws
        -> ModuleRuntime.RunningProgram
    {
        try runner.start(recipe).link(links ?? self.links(of: recipe))
    }

    /// Runs a recipe to its end.
    func run(
        _ recipe: RunRecipe,
        links: ProgramLinks? = nil,
        input: String = "",
        answering handler: (any ProgramCallHandler)? = nil
    ) async throws -> Result {
        let (output, errors) = (try ScratchFile(), try ScratchFile())
        var recipe = recipe
        recipe.streams.input = .scratch(try ScratchFile(holding: Array(input.utf8)))
        recipe.streams.output = .scratch(output)
        recipe.streams.errors = .scratch(errors)
        let program = try start(recipe, links: links)
        try program.release()
        let outcome = try await program.wait(answering: handler)
        return Result(
            outcome: outcome,
            output: String(decoding: try output.contents(), as: UTF8.self),
            errors: String(decoding: try errors.contents(), as: UTF8.self)
        )
    }

    /// Runs one module.
    func run(
        _ source: String,
        permissions: [String] = [],
        answering handler: (any ProgramCallHandler)? = nil
    ) async throws -> Result {
        try await run(recipe(source, permissions: permissions), answering: handler)
    }
}
