// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import ModuleModel
internal import ModuleSources

/// What a person named to be run, with the project that it belongs to.
package struct ProgramEntry: Sendable {
    /// The module.
    package let id: ModuleID

    /// Its project; for a saved module or a URL one of its own in the data folder.
    package let project: Project

    /// What the person called it.
    package let name: String

    /// Its bytes, if it is no file.
    let text: [UInt8]?

    /// Understands what a person named, in this order (`docs/languages/javascript.md`): a URL, a gist, a
    /// module of mlld; a path, which has a `/` or one of `suffixes`; the name of a saved module.
    ///
    /// - Throws: ``FileSystemError``, ``ModuleURL/Malformed``, or what the specifier's parser throws.
    package init(
        _ text: String,
        from folder: FilePath,
        suffixes: Set<String>,
        home: FilePath
    ) throws {
        name = text
        self.text = nil
        if text.hasPrefix("https:") || text.hasPrefix("http:") {
            id = ModuleID(source: .https, try ModuleURL(parsing: text).description)
            project = Project(standingAlone: home)
            return
        }
        if let module = try Self.elsewhere(text) {
            id = module
            project = Project(standingAlone: home)
            return
        }
        if let path = try Self.path(text, suffixes: suffixes) {
            let written = path.absolute(from: folder).normalized
            let real = try FileSource.realPath(of: written, askedAs: text)
            id = ModuleID(source: .file, real.string)
            project = try Project(containing: real.parent)
            return
        }
        guard case .saved(let reference) = try Specifier(parsing: text) else {
            throw ResolutionError.sourceUnavailable(specifier: text, scheme: .registry)
        }
        id = ModuleID(saved: reference)
        project = Project(standingAlone: home)
    }

    /// A text that somebody typed in `folder`: what it imports lies there.
    ///
    /// - Throws: what finding the project throws.
    init(_ text: ProgramText, suffix: String, named name: String, in folder: FilePath) throws {
        let real = try FileSystem.realPath(folder)
        self.name = name
        self.text = text.bytes
        id = ModuleID(source: .file, real.appending("\(name).\(suffix)").string)
        project = try Project(containing: real)
    }

    /// The bytes of the file at `path`, as far as the program takes them for its own.
    ///
    /// - Throws: ``FileSystemError``.
    func read(_ path: FilePath) throws(FileSystemError) -> [UInt8] {
        if let text, isText(path) { return text }
        return try GraphLoader.read(path)
    }

    /// The gist, or the module of mlld, that is meant; `nil` for everything else.
    private static func elsewhere(_ text: String) throws -> ModuleID? {
        guard text.hasPrefix("gist:") || text.hasPrefix("mlld:") else { return nil }
        switch try Specifier(parsing: text) {
        case .gist(let reference): return ModuleID(gist: reference)
        case .registry(let reference): return ModuleID(mlld: reference)
        case .file, .url, .saved, .git, .dns, .database, .builtin: return nil
        }
    }

    /// The source text at `path`, under the name that people know it by.
    ///
    /// - Throws: ``FileSystemError``.
    func source(at path: FilePath) throws(FileSystemError) -> SourceText {
        let name = isText(path) ? self.name : project.displayName(of: path)
        return SourceText(name: name, bytes: try read(path))
    }

    /// The same diagnostic, in which a program that is no file goes by its name, and its lines are shown.
    func renamed(_ diagnostic: Diagnostic) -> Diagnostic {
        guard let text else { return diagnostic }
        var renamed = diagnostic
        let source = SourceText(name: name, bytes: text)
        renamed.spans = diagnostic.spans.map { span in
            guard span.file == id.description else { return span }
            return source.span(line: span.line, column: span.column)
        }
        renamed.message = diagnostic.message.replacing(id.description, with: name)
        renamed.notes = diagnostic.notes.map { $0.replacing(id.description, with: name) }
        renamed.hints = diagnostic.hints.map { $0.replacing(id.description, with: name) }
        return renamed
    }

    /// Whether `path` is where the program would be if it were a file.
    private func isText(_ path: FilePath) -> Bool {
        text != nil && path.string == id.description
    }

    private static func path(_ text: String, suffixes: Set<String>) throws -> FilePath? {
        if text.hasPrefix("file:") {
            guard case .file(let path) = try Specifier(parsing: text) else { return nil }
            return try FilePath(path)
        }
        let path = try FilePath(text)
        let isPath = text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("../")
        return isPath || suffixes.contains(path.suffix ?? "") ? path : nil
    }
}
