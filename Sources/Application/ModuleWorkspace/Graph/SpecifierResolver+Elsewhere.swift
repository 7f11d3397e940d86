// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

// MARK: - Imports of modules from elsewhere

extension SpecifierResolver {
    /// What `text` means in the module that was served from `base`.
    func resolveRemote(
        _ text: String,
        base: ModuleURL,
        by frontEnd: any LanguageFrontEnd
    ) throws -> ModuleID {
        if text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("../") {
            return ModuleID(source: .https, try base.resolving(text).description)
        }
        if let module = try resolveName(text, base: base, by: frontEnd) { return module }
        let specifier = try frontEnd.specifier(parsing: text)
        if case .url(let url) = specifier, base.isLoopback {
            return ModuleID(source: .https, url.description)
        }
        return try elsewhere(specifier, text: text, importer: base.description)
    }

    /// What `text` means in a file of a gist: a relative path is a file of the same revision.
    func resolve(
        _ text: String,
        in gist: GistReference,
        by frontEnd: any LanguageFrontEnd
    ) throws -> ModuleID {
        let importer = Specifier.gist(gist).description
        let specifier: Specifier
        if let name = try resolveName(text, in: gist, by: frontEnd) {
            switch name {
            case .module(let module): return module
            case .file(let path): specifier = .file("./" + path)
            }
        } else {
            specifier = try frontEnd.specifier(parsing: text)
        }
        guard case .file(let reference) = specifier else {
            return try elsewhere(specifier, text: text, importer: importer)
        }
        guard let path = try Self.path(reference, inside: gist.file?.description ?? "index"),
            let file = ModulePath(parsing: path)
        else { throw ResolutionError.crossesOrigin(specifier: text, importer: importer) }
        return ModuleID(
            gist: GistReference(
                user: gist.user,
                id: gist.id,
                revision: gist.revision,
                file: file
            )
        )
    }

    /// What `text` means in the file at `path` of a module of `files`, which is a saved one or one of mlld.
    func resolve(
        _ text: String,
        at path: String,
        in key: ModuleID,
        of files: Set<String>,
        entry: String,
        by frontEnd: any LanguageFrontEnd
    ) throws -> ModuleID {
        switch try resolveName(text, inside: path, of: files, by: frontEnd) {
        case .file(let target): return Self.module(at: target, in: key, entry: entry)
        case .module(let module): return module
        case nil: break
        }
        let specifier = try frontEnd.specifier(parsing: text)
        guard case .file(let reference) = specifier else {
            return key.source == .saved
                ? try identity(of: specifier, text: text)
                : try elsewhere(specifier, text: text, importer: key.description)
        }
        let target = try Self.path(reference, inside: path)
        guard let target, files.contains(target) else {
            throw ResolutionError.notInModule(
                path: target ?? reference,
                module: key.description,
                files: files.sorted()
            )
        }
        return Self.module(at: target, in: key, entry: entry)
    }

    /// The file at `path` of a module of several files.
    private static func module(at path: String, in key: ModuleID, entry: String) -> ModuleID {
        path == entry ? key : ModuleID(source: key.source, "\(key.description)/\(path)")
    }

    /// What a module from elsewhere may import: what lies elsewhere too, and the runtime's own modules.
    private func elsewhere(
        _ specifier: Specifier,
        text: String,
        importer: String
    ) throws -> ModuleID {
        switch specifier {
        case .url(let url) where !url.isLoopback: return try identity(of: specifier, text: text)
        case .registry(let reference) where reference.registry == .mlld:
            return try identity(of: specifier, text: text)
        case .gist, .builtin: return try identity(of: specifier, text: text)
        case .url, .file, .saved, .registry, .git, .dns, .database:
            throw ResolutionError.crossesOrigin(specifier: text, importer: importer)
        }
    }

    /// The module that `name` means in a file of a gist: one of the language, or a file beside it.
    private func resolveName(
        _ name: String,
        in gist: GistReference,
        by frontEnd: any LanguageFrontEnd
    ) throws -> NameInModule? {
        let candidates = frontEnd.candidates(for: name)
        guard let first = candidates.files.first else { return nil }
        if let module = known([candidates.standard].compactMap(\.self), by: frontEnd) {
            return .module(module)
        }
        // A gist has no folders.
        let file = candidates.files.first { $0.components.count == 1 } ?? first
        return .file(file.description)
    }
}
