// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
package import ModuleModel
internal import ModuleRuntime
package import ModuleStore

// MARK: - Saved modules

extension Workspace {
    /// The modules that this user saved under a name.
    package var saved: SavedModules { store.saved }

    /// Saves a new revision of `name`.
    ///
    /// The text is checked by its compiler, or by the runtime's own parser, first; what is saved is the text as it came. What a
    /// text imports by relative paths lies in the working directory. `locate` says where a file really is
    /// and whether it may be read.
    ///
    /// - Throws: ``SaveError``, ``SyntaxFailure``, ``SavedError``, or what runtime and disk refuse; then
    ///   nothing was saved.
    package func save(
        _ name: ModuleName,
        _ input: SaveContent,
        asking permissions: PermissionSet,
        locate: @escaping SourceTree.Reader = FileSystem.realPath
    ) async throws -> SaveResult {
        let tree = try sourceTree(of: input, locate: locate)
        try await check(tree, of: input)
        var files: [ModulePath: [UInt8]] = [:]
        for (path, bytes) in tree.files { files[try modulePath(path)] = bytes }
        let entry = try modulePath(tree.entry)
        let request = SaveRequest(
            name: name,
            files: files,
            entry: entry,
            language: languages.languageName(suffix: suffix(of: tree.entry)),
            permissions: permissions
        )
        return try await saved.save(request, now: configuration.clock())
    }

    /// The text of a file of a saved module, its entry unless `path` says which, byte for byte.
    ///
    /// - Throws: ``SavedError``, ``IntegrityFailure``.
    package func savedSource(_ reference: SavedReference) async throws -> [UInt8] {
        let revision = try await saved.revision(reference.name, number: reference.revision)
        let path = reference.path ?? revision.entry
        guard let file = revision.file(path) else {
            throw ResolutionError.notInModule(
                path: path.description,
                module: "saved:\(reference.name)",
                files: revision.files.map(\.path.description)
            )
        }
        return try saved.read(file, of: revision)
    }

    /// What changed between two revisions, the last two unless numbers say which, as unified differences.
    ///
    /// - Throws: ``SavedError``, ``IntegrityFailure``.
    package func savedDifference(of name: ModuleName, from: Int?, to: Int?) async throws -> String {
        let new = try await saved.revision(name, number: to)
        let number = from ?? max(1, new.number - 1)
        let old = try await saved.revision(name, number: number)
        let paths = Set(old.files.map(\.path)).union(new.files.map(\.path)).sorted()
        return try paths.map { path in
            let before = try old.file(path).map { try saved.read($0, of: old) } ?? []
            let after = try new.file(path).map { try saved.read($0, of: new) } ?? []
            return TextDiff(old: before, new: after).unified(
                oldName: "\(path) (revision \(old.number))",
                newName: "\(path) (revision \(new.number))"
            )
        }.joined()
    }

    private func sourceTree(
        of input: SaveContent,
        locate: @escaping SourceTree.Reader
    ) throws -> SourceTree {
        let folder = configuration.workingDirectory
        switch input {
        case .file(let path):
            return try SourceTree(
                path: path.absolute(from: folder),
                languages: languages,
                locate: locate
            )
        case .code(let bytes, let suffix, let name):
            return try sourceTree(of: bytes, suffix: suffix, name: name, locate: locate)
        case .function(let text):
            return try functionTree(of: text, locate: locate)
        }
    }

    /// A function has no place of its own, so that a relative path in it would mean whatever lies in the
    /// working directory.
    private func functionTree(
        of text: String,
        locate: @escaping SourceTree.Reader
    ) throws -> SourceTree {
        let code = SourceText(name: "the function", text: text)
        if case .code(let frontEnd) = languages.content(suffix: "js") {
            for record in try frontEnd.scan(code).imports where record.kind != .typeOnly {
                guard case .file = try? frontEnd.specifier(parsing: record.specifier) else {
                    continue
                }
                throw SaveError.relativeImport(specifier: record.specifier)
                    .located(at: code.span(record.range))
            }
        }
        return try sourceTree(of: code.bytes, suffix: "js", name: code.name, locate: locate)
    }

    private func sourceTree(
        of code: [UInt8],
        suffix: String,
        name: String,
        locate: @escaping SourceTree.Reader
    ) throws -> SourceTree {
        try SourceTree(
            code: code,
            suffix: suffix,
            name: name,
            folder: try FileSystem.realPath(configuration.workingDirectory),
            languages: languages,
            locate: locate
        )
    }

    private func check(_ tree: SourceTree, of input: SaveContent) async throws {
        for (path, bytes) in tree.files.sorted(by: { $0.key < $1.key }) {
            let content = languages.content(suffix: suffix(of: path))
            if case .json = content {
                try LanguageTable.checkJSON(SourceText(name: path, bytes: bytes))
            }
            guard case .code(let frontEnd) = content else { continue }
            let name =
                if case .code(_, _, let name) = input, path == tree.entry { name } else { path }
            let source = SourceText(name: name, bytes: bytes)
            if let compiler = frontEnd as? any CompiledLanguage {
                _ = try compiler.compile(source)
                continue
            }
            let imports = try frontEnd.scan(source).imports
            let checker = SourceChecker(
                deno: try configuration.findRuntime(),
                folder: configuration.home.cache.appending("runs")
            )
            let findings = try await checker.check(
                source,
                suffix: suffix(of: path),
                imports: imports,
                isFunction: input.isFunction && path == tree.entry
            )
            if let mistake = findings.first(where: { $0.kind == .syntax }) {
                throw SyntaxFailure(reason: mistake.message, span: mistake.span)
            }
            guard input.isFunction, path == tree.entry else { continue }
            let names = findings.compactMap { finding in
                if case .undefined(let name) = finding.kind { name } else { nil }
            }
            guard names.isEmpty else { throw SaveError.closure(names: Array(Set(names)).sorted()) }
        }
    }

    private func suffix(of path: String) -> String {
        path.split(separator: ".").last.map(String.init) ?? ""
    }

    private func modulePath(_ text: String) throws(SaveError) -> ModulePath {
        guard let path = ModulePath(parsing: text) else { throw .pathMalformed(text) }
        return path
    }
}
