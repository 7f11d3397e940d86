// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel
internal import ModuleSources
internal import ModuleStore

/// Everything that Tenon does with modules on this machine: the only place where the engines meet.
///
/// A value that is made at once and opens nothing until it is needed: a locked run without grants
/// reads files only.
package struct Workspace: Sendable {
    /// What belongs to this machine.
    package let configuration: WorkspaceConfiguration

    /// Who answers questions and hears of progress.
    package let interaction: any Interaction

    var languages: LanguageTable
    let compilations: CompilationCache
    let store: Store
    var blobs: BlobStore { store.blobs }

    /// Creates a workspace; nothing is read or written yet.
    package init(configuration: WorkspaceConfiguration, interaction: any Interaction) {
        self.configuration = configuration
        self.interaction = interaction
        let cache = CompilationCache(folder: configuration.home.cache.appending("compiled"))
        compilations = cache
        languages = LanguageTable(
            configuration.languages.map { language in
                guard let compiler = language as? any CompiledLanguage else { return language }
                return KeptCompiler(compiler, cache: cache)
            }
        )
        store = Store(home: configuration.home.data, version: configuration.version)
    }

    /// What a person means by `text`.
    ///
    /// - Throws: as ``ProgramEntry`` does.
    package func entry(_ text: String) throws -> ProgramEntry {
        let suffixes = configuration.languages.flatMap(\.descriptor.suffixes)
        return try ProgramEntry(
            text,
            from: configuration.workingDirectory,
            suffixes: Set(suffixes),
            home: configuration.home.data
        )
    }

    /// What a request is for.
    ///
    /// - Throws: as ``entry(_:)``; ``CompilationError/languageUnknown(name:known:)``.
    func entry(of request: ProgramRequest) throws -> ProgramEntry {
        guard let text = request.text else { return try entry(request.entry) }
        let known = configuration.languages.map(\.descriptor)
        guard let suffix = known.first(where: { $0.id == text.language })?.suffixes.first else {
            throw CompilationError.languageUnknown(name: text.language, known: known.map(\.id))
        }
        return try ProgramEntry(
            text,
            suffix: suffix,
            named: request.entry,
            in: configuration.workingDirectory
        )
    }

    /// The project of the working directory.
    package func currentProject() throws -> Project {
        try Project(containing: configuration.workingDirectory)
    }

    func lockFile(of project: Project) -> LockFile {
        LockFile(path: project.lockPath, home: configuration.home.data)
    }
}
