// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel
package import ModuleRuntime
internal import ModuleStore

/// A conversation with one process of an interpreter: texts are run one after the other, and what one defines
/// those after it know.
///
/// Each imports as a program in the working directory would; what comes from elsewhere is locked and asked about.
package actor ProgramSession {
    /// What became of a text.
    package enum Answer: Sendable {
        /// It goes on: the next line belongs to it.
        case unfinished
        /// It ran; its value, if it has one.
        case value(ProgramValue?)
        /// It did not run, or not to its end.
        case failure(Diagnostic)
        /// Ctrl-C ended it.
        case interrupted
        /// It ended the session, with the reason if it was not the program's wish.
        case end(Diagnostic?)
    }

    private let workspace: Workspace
    private let request: ProgramRequest
    private let compiler: any CompiledLanguage
    private let python: PythonSession
    private let permissions: PermissionSet
    private var session: any LanguageSession
    private var pieces: [ProgramEntry] = []
    private var count = 0

    /// The names that the next text can use without an import, sorted.
    package var names: [String] { session.knownNames.sorted() }

    /// Starts an interpreter for texts in `language`; of `request` all but its program holds for each of them.
    ///
    /// - Throws: ``SessionError``, ``CompilationError/languageUnknown(name:known:)``, or what starting a program
    ///   throws.
    package init(
        in workspace: Workspace,
        language: String,
        request: ProgramRequest,
        settings: RunSettings
    ) async throws {
        var request = request
        request.tellsValue = true
        request.text = ProgramText(language: language, bytes: [])
        let entry = try workspace.entry(of: request)
        guard let compiler = workspace.compiler(of: entry), let session = compiler.makeSession()
        else {
            throw SessionError.notInteractive(
                language: language,
                known: workspace.languages.interactive
            )
        }
        (self.workspace, self.request, self.compiler) = (workspace, request, compiler)
        self.session = session
        let booted = try await ProgramPreparer(request, in: workspace).boot(settings)
        permissions = booted.program.permissions
        var first = PythonProgram(text: session.start, entry: entry.id)
        first.name = "session.py"
        first.tellsValue = true
        let fetches = ProgramFetches(client: workspace.configuration.makeProgramClient())
        let (python, started) = try await PythonSession.start(
            in: booted.runtime,
            with: first,
            fetching: fetches
        )
        if let failure = started.failure { throw failure }
        self.python = python
    }

    /// Runs what was typed, when it is a whole piece.
    ///
    /// - Parameters:
    ///   - typed: lines that belong together.
    ///   - isLast: whether nothing can follow any more.
    /// - Returns: what became of it.
    package func evaluate(_ typed: String, isLast: Bool = false) async -> Answer {
        let bytes = Array(typed.utf8)
        guard let piece = session.piece(bytes) ?? (isLast ? bytes : nil) else { return .unfinished }
        do {
            return try await run(piece)
        } catch let error as any DiagnosticError {
            return .failure(renamed(error.diagnostic))
        } catch {
            return .failure(Diagnostic(code: "internal-error", message: "\(error)"))
        }
    }

    /// Ends the interpreter.
    package func end() {
        python.end()
    }

    private func run(_ piece: [UInt8]) async throws -> Answer {
        var request = request
        count += 1
        request.entry = "<input \(count)>"
        request.text = ProgramText(language: compiler.descriptor.id, bytes: piece)
        let compiler = SessionCompiler(compiler: compiler, session: session, piece: request.entry)
        let workspace = workspace.replacing(compiler)
        defer { workspace.compilations.finish() }
        // Nobody is asked for what would be of no use.
        let wanted = try workspace.requestedPermissions(of: workspace.entry(of: request))
        try check(wanted)
        let program = try await ProgramPreparer(request, in: workspace).prepare()
        try check(program.permissions)
        try await workspace.restoring(
            program.modules,
            of: program.entry.project,
            for: request
        ) { try workspace.verify(program.graph) }
        let linker = ProgramLinker(
            compiler: compiler,
            program: program,
            blobs: workspace.blobs,
            folder: workspace.baseFolder(of: program.entry)
        )
        let (linkable, grants) = try linker.linkable()
        let source = SourceText(name: request.entry, bytes: piece)
        let linked = try session.link(linkable, of: source)
        pieces.append(program.entry)
        let text = workspace.pythonProgram(program, linked, grants)
        return answer(try await python.evaluate(text), program)
    }

    private func check(_ wanted: PermissionSet) throws(SessionError) {
        let missing = wanted.subtracting(permissions)
        guard missing.isEmpty else { throw .permissions(missing: missing) }
    }

    private func answer(_ result: PythonSession.Evaluation, _ program: PreparedProgram) -> Answer {
        if result.wasInterrupted { return .interrupted }
        let problem =
            result.failure?.diagnostic
            ?? result.report.map { workspace.locate($0.diagnostic, in: program) }
        if result.exit != nil { return .end(problem.map(renamed)) }
        return problem.map { .failure(renamed($0)) } ?? .value(result.value)
    }

    /// The same diagnostic, with the names of the texts that it mentions, and their lines.
    private func renamed(_ diagnostic: Diagnostic) -> Diagnostic {
        pieces.reduce(diagnostic) { $1.renamed($0) }
    }
}
