// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import FileSystemKit
internal import ModuleModel
package import ModuleRuntime

// MARK: - Programs

extension Workspace {
    /// How a program runs, beyond what it is.
    package struct RunOptions: Sendable {
        /// Limits of memory and time.
        package var limits = RunLimits()
        /// Who confines it.
        package var sandbox = RunRecipe.Sandbox.kernel

        /// No limits, confined by runtime and kernel.
        package init() {}
    }

    /// Locks a program, asks for what needs a yes, and writes the lock.
    ///
    /// - Throws: any diagnostic of resolving, fetching, scanning or trust; then nothing was approved.
    package func prepare(_ request: ProgramRequest) async throws -> PreparedProgram {
        try await ProgramPreparer(request, in: self).prepare()
    }

    /// What a program asks for and was granted; nothing is changed and nobody is asked.
    package func permissions(of request: ProgramRequest) async throws -> PermissionReport {
        try await ProgramPreparer(request, in: self).report()
    }

    /// Locks a program without asking for anything; what needs a yes is asked when it runs.
    package func lock(_ request: ProgramRequest) async throws -> PreparedProgram {
        let preparer = try await ProgramPreparer(request, in: self)
        return try await request.approvesAll ? preparer.prepare() : preparer.lock()
    }

    /// Runs a prepared program to its end.
    ///
    /// The runtime boots while every stored module is hashed; the program's first instruction runs when all
    /// are what the lock says.
    ///
    /// - Throws: ``IntegrityFailure``, ``RuntimeError`` or what the sandbox refuses; nothing ran then.
    /// - Returns: how it ended, an uncaught error of the program included.
    package func run(
        _ program: PreparedProgram,
        arguments: [String],
        options: RunOptions
    ) async throws -> RunOutcome {
        let source = ProgramRecipe(workspace: self, program: program)
        var recipe = source.make()
        recipe.arguments = arguments
        recipe.limits = options.limits
        recipe.sandbox = options.sandbox
        let runner = try self.runner()
        let running = try runner.start(recipe)
        do {
            try source.verify()
            try running.release()
        } catch {
            running.abort()
            throw error
        }
        let calls = ProgramCalls(workspace: self, program: program)
        let outcome = try await running.wait(answering: calls)
        // For the next run; it works without.
        if outcome.status == 0 { try? await runner.analyse(recipe) }
        return outcome
    }

    /// The same diagnostic, its places shown with the line of the file where that is one of the project.
    package func locate(_ diagnostic: Diagnostic, in program: PreparedProgram) -> Diagnostic {
        var located = diagnostic
        located.spans = diagnostic.spans.map { span in
            guard let path = try? FilePath(span.file),
                program.graph[ModuleID(source: .file, span.file)] != nil,
                let bytes = try? FileSystem.read(path, limit: GraphLoader.sourceLimit)
            else { return span }
            let name = program.entry.project.displayName(of: path)
            return SourceText(name: name, bytes: bytes).span(line: span.line, column: span.column)
        }
        return located
    }
}

extension Workspace {
    private func runner() throws -> DenoRunner {
        DenoRunner(
            deno: try configuration.findRuntime(),
            folder: configuration.home.cache.appending("runs"),
            variables: configuration.runtimeVariables
        )
    }
}
