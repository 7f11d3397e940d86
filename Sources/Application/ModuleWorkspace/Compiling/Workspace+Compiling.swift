// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import LanguageSupport
package import ModuleModel
internal import ModuleRuntime
internal import ModuleStore

// MARK: - Programs of compiled languages

extension Workspace {
    /// What compiles the program of `entry`; `nil` when its runtime reads the sources.
    func compiler(of entry: ProgramEntry, in graph: ModuleGraph? = nil) -> (any CompiledLanguage)? {
        let suffix = graph?.nodes.first?.suffix ?? (try? FilePath(entry.id.description))?.suffix
        guard case .code(let frontEnd) = languages.content(suffix: suffix ?? "") else { return nil }
        return frontEnd as? any CompiledLanguage
    }

    /// Where the paths begin that modules of a program declare: where its project does; of a program that belongs to
    /// none, where it is run.
    func baseFolder(of entry: ProgramEntry) -> FilePath {
        entry.id.source == .file ? entry.project.root : configuration.workingDirectory
    }

    /// What a file that is a program declares to need, if its language has words for that.
    ///
    /// - Throws: ``SyntaxFailure``, ``FileSystemError``, the permission's own error.
    func requestedPermissions(of entry: ProgramEntry) throws -> PermissionSet {
        guard entry.id.source == .file, let compiler = compiler(of: entry) else { return .none }
        let path = try FilePath(entry.id.description)
        let source = try entry.source(at: path)
        return try PermissionSet(
            declared: compiler.compile(source).permissions ?? [],
            folder: baseFolder(of: entry)
        )
    }

    /// What a program that is no file declares to need; nothing while `loaded` does not know it.
    ///
    /// - Throws: as ``requestedPermissions(of:)``, or what reading it from the store throws.
    func requestedPermissions(
        of entry: ProgramEntry,
        in loaded: LoadedGraph
    ) throws -> PermissionSet {
        guard entry.id.source != .file, let node = loaded.graph.nodes.first,
            let compiler = compiler(of: entry, in: loaded.graph)
        else { return .none }
        let unit = try loaded.units[node.id] ?? compiler.compile(node, from: blobs)
        return try PermissionSet(
            declared: unit.permissions ?? [],
            folder: baseFolder(of: entry)
        )
    }

    /// The text as a program: where the language has sessions, what they let be left out at the end is there.
    ///
    /// - Throws: as ``entry(_:)`` does for a text.
    package func completed(_ text: ProgramText) throws -> ProgramText {
        var request = ProgramRequest(entry: "text")
        request.text = text
        let piece = compiler(of: try entry(of: request))?.makeSession()?.piece(text.bytes)
        return ProgramText(language: text.language, bytes: piece ?? text.bytes)
    }

    /// Compiles a program to files that its interpreter runs without Tenon, and writes them to `folder`.
    ///
    /// Its modules from elsewhere must be approved, as for a run; permissions mean nothing to those files.
    ///
    /// - Returns: the files, the entry last.
    /// - Throws: as ``prepare(_:)``, ``CompilationError/notCompiled(program:)`` for a language that is run as it is,
    ///   ``CompilationError/outputExists(path:)``, ``FileSystemError``.
    package func compile(
        _ request: ProgramRequest,
        as layout: OutputLayout,
        to folder: FilePath
    ) async throws -> [ModulePath] {
        guard compiler(of: try entry(of: request)) != nil else {
            throw CompilationError.notCompiled(program: request.entry)
        }
        let program = try await ProgramPreparer(request, in: self).prepareForBuilding()
        let linked = try await restoring(
            program.modules,
            of: program.entry.project,
            for: request
        ) { try link(program, as: layout).program }
        compilations.finish()
        return try CompiledOutput(folder: folder).write(linked)
    }

    /// The program as files, and what each module may do.
    func link(
        _ program: PreparedProgram,
        as layout: OutputLayout
    ) throws -> (program: LinkedProgram, grants: [ModuleID: PermissionSet]) {
        guard let compiler = compiler(of: program.entry, in: program.graph) else {
            throw CompilationError.notCompiled(program: program.entry.name)
        }
        let linker = ProgramLinker(
            compiler: compiler,
            program: program,
            blobs: blobs,
            folder: baseFolder(of: program.entry)
        )
        let (linkable, grants) = try linker.linkable()
        return (try compiler.link(linkable, as: layout), grants)
    }

    /// The program as the interpreter is told.
    func pythonProgram(_ program: PreparedProgram) throws -> PythonProgram {
        let (linked, grants) = try link(program, as: .singleFile)
        return pythonProgram(program, linked, grants)
    }

    /// The program as the interpreter is told, from what it was linked to.
    func pythonProgram(
        _ program: PreparedProgram,
        _ linked: LinkedProgram,
        _ grants: [ModuleID: PermissionSet]
    ) -> PythonProgram {
        let text = linked.files.first { $0.path == linked.entry }?.bytes ?? []
        var python = PythonProgram(text: text, entry: program.graph.entry)
        python.name = linked.entry.description
        python.places = (linked.places[linked.entry] ?? []).map { place in
            PythonProgram.Place(
                first: place.line,
                module: place.module,
                line: place.sourceLine,
                column: place.sourceColumn
            )
        }
        python.embedded = linked.embedded.sorted { $0.key < $1.key }
            .map { PythonProgram.Embedded(name: $0.key, text: $0.value) }
        python.names = linked.names
        python.grants = linked.names.mapValues { grants[$0] ?? .none }
        python.tellsValue = program.request.tellsValue
        return python
    }

    func pythonRunner() throws -> PythonRunner {
        PythonRunner(
            python: try configuration.findPython(),
            folder: configuration.home.cache.appending("runs"),
            variables: configuration.runtimeVariables
        )
    }
}
