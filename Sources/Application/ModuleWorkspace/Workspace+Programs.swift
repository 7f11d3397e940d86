// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import FileSystemKit
internal import ModuleModel
package import ModuleRuntime
internal import ModuleStore

// MARK: - Programs

extension Workspace {
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

    /// Locks a program, asks for what needs a yes, and writes the lock, while the runtime boots.
    ///
    /// - Throws: as ``prepare(_:)``, ``RuntimeError``, or what the sandbox refuses; nothing ran then.
    package func boot(
        _ request: ProgramRequest,
        _ settings: RunSettings
    ) async throws -> BootedProgram {
        try await ProgramPreparer(request, in: self).boot(settings)
    }

    /// Runs a program to its end.
    ///
    /// The runtime goes on booting while every stored module is hashed; the program's first instruction
    /// runs when all are what the lock says.
    ///
    /// - Throws: ``IntegrityFailure``, ``RuntimeError`` or what the sandbox refuses; nothing ran then.
    /// - Returns: how it ended, an uncaught error of the program included.
    package func run(_ booted: BootedProgram) async throws -> RunOutcome {
        if compiler(of: booted.program.entry, in: booted.program.graph) != nil {
            return try await runCompiled(booted)
        }
        let graph = booted.program.graph
        let links = links(of: graph)
        let running = try booted.runtime.link(links)
        try await restoring(
            booted.program.modules,
            of: booted.program.entry.project,
            for: booted.program.request
        ) { try verify(graph) }
        try running.release()
        let calls = ProgramCalls(workspace: self, program: booted.program)
        // Found out while the program runs.
        let runner = graph.nodes.count >= Self.analysisThreshold ? try runner() : nil
        let isAnalysed = runner?.hasAnalysis(links, of: running.recipe) ?? true
        let outcome = try await running.wait(answering: calls)
        if outcome.status == 0, !isAnalysed {
            // For the next run; it works without.
            try? await runner?.analyse(links, of: running.recipe, files: graph.nodes.map(file))
        }
        return outcome
    }

    /// Compiles and links while the interpreter boots; what comes from elsewhere is hashed as it is read.
    private func runCompiled(_ booted: BootedProgram) async throws -> RunOutcome {
        var python = try await restoring(
            booted.program.modules,
            of: booted.program.entry.project,
            for: booted.program.request
        ) { try pythonProgram(booted.program) }
        // A module of Python could say something else than the compiler did. And a text that is no file is not run
        // again.
        let keepsCode =
            booted.program.search.hostModules.isEmpty && booted.program.request.text == nil
        let key = CompilationKey(of: python.origin, compiler: "python", options: "code")
        python.wantsCode = keepsCode
        python.code = keepsCode ? compilations.value(for: key) : nil
        try verify(booted.program.graph)
        let running = booted.runtime.link(python)
        try running.release()
        // The program runs meanwhile.
        compilations.finish()
        let outcome = try await running.wait(
            fetching: ProgramFetches(client: configuration.makeProgramClient())
        )
        if let code = outcome.code {
            compilations.keep(code, for: key)
            compilations.finish()
        }
        return outcome
    }

    /// The number of modules from which on keeping an analysis costs a run less than it saves.
    private static let analysisThreshold = 32

    /// Why a program did not end well, with its places; `nil` when it did.
    package func problem(of outcome: RunOutcome, in program: PreparedProgram) -> Diagnostic? {
        if let failure = outcome.failure { return program.entry.renamed(failure.diagnostic) }
        return outcome.report.map { locate($0.diagnostic, in: program) }
    }

    /// The same diagnostic, its places shown with the line of the file where that is one of the project.
    package func locate(_ diagnostic: Diagnostic, in program: PreparedProgram) -> Diagnostic {
        var located = program.entry.renamed(diagnostic)
        located.spans = located.spans.map { span in
            guard let path = try? FilePath(span.file),
                program.graph[ModuleID(source: .file, span.file)] != nil,
                let source = try? program.entry.source(at: path)
            else { return span }
            return source.span(line: span.line, column: span.column)
        }
        return located
    }
}

extension Workspace {
    func runner() throws -> DenoRunner {
        DenoRunner(
            deno: try configuration.findRuntime(),
            folder: configuration.home.cache.appending("runs"),
            memory: configuration.home.memory(),
            variables: configuration.runtimeVariables
        )
    }
}
