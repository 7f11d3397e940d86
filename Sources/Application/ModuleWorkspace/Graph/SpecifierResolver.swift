// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
package import LanguageSupport
package import ModuleModel
internal import ModuleSources

/// Finds the module that an import specifier means, by where the import stands.
///
/// The one place that knows what a specifier may lead to: a file of the project may import
/// anything; a saved module its own files, saved modules and what lies elsewhere; a module from elsewhere only that.
package struct SpecifierResolver: Sendable {
    let project: Project
    /// What may be read although it is outside the project.
    let readable: PermissionSet
    let languages: LanguageTable
    /// Where modules are looked for that an import only names.
    let search: ImportSearch

    /// Creates a resolver for a project whose program may read what `readable` grants.
    package init(
        project: Project,
        readable: PermissionSet,
        languages: LanguageTable,
        search: ImportSearch = ImportSearch()
    ) {
        self.project = project
        self.readable = readable
        self.languages = languages
        self.search = search
    }

    /// The identity of the module that `text` means.
    ///
    /// - Throws: ``ResolutionError``, or the specifier's own error; without a span.
    package func resolve(
        _ text: String,
        from importer: Importer,
        by frontEnd: any LanguageFrontEnd
    ) throws -> ModuleID {
        switch importer {
        case .local(let path):
            return try resolveLocal(text, in: path, by: frontEnd)
        case .remote(let base):
            return try resolveRemote(text, base: base, by: frontEnd)
        case .gist(let gist):
            return try resolve(text, in: gist, by: frontEnd)
        case .package(let scope):
            let name = try resolveName(
                text,
                inside: scope.path,
                of: scope.files.keys,
                by: frontEnd,
                package: scope.dependency
            )
            switch name {
            case .file(let path): return scope.entry.module(at: path)
            case .module(let module): return module
            case nil: break
            }
            return try resolve(try frontEnd.specifier(parsing: text), text: text, in: scope)
        case .saved(let key, let path, let files, let entry),
            .mlld(let key, let path, let files, let entry):
            return try resolve(text, at: path, in: key, of: files, entry: entry, by: frontEnd)
        }
    }

    /// The identity that `specifier` means when it stands in a file of `folder`.
    ///
    /// - Throws: ``ResolutionError`` or ``FileSystemError``.
    func resolve(
        _ specifier: Specifier,
        text: String,
        folder: FilePath
    ) throws -> ModuleID {
        guard case .file(let reference) = specifier else {
            return try identity(of: specifier, text: text)
        }
        let written = try FilePath(reference).absolute(from: folder).normalized
        let path = try FileSource.realPath(of: written, askedAs: reference)
        guard try project.holds(path) || readable.covers(.read(path.string)) else {
            throw ResolutionError.outsideProject(
                path: path.string,
                root: project.root.string
            )
        }
        return ModuleID(source: .file, path.string)
    }

    /// The identity of what is not a file.
    func identity(of specifier: Specifier, text: String) throws -> ModuleID {
        switch specifier {
        case .url(let url): ModuleID(source: .https, url.description)
        case .saved(let reference): ModuleID(saved: reference)
        case .builtin(let name): ModuleID(source: .builtin, "node:\(name)")
        case .file: throw ResolutionError.crossesOrigin(specifier: text, importer: "this module")
        case .gist(let reference): ModuleID(gist: reference)
        case .registry(let reference) where reference.registry == .mlld: ModuleID(mlld: reference)
        case .registry: throw ResolutionError.sourceUnavailable(specifier: text, scheme: .registry)
        case .git: throw ResolutionError.sourceUnavailable(specifier: text, scheme: .git)
        case .dns: throw ResolutionError.sourceUnavailable(specifier: text, scheme: .dns)
        case .database: throw ResolutionError.sourceUnavailable(specifier: text, scheme: .database)
        }
    }

    /// The path that `reference` means in a file at `importer`, both inside one module; `nil` when
    /// it leaves the module.
    static func path(_ reference: String, inside importer: String) throws -> String? {
        guard !reference.hasPrefix("/") else { return nil }
        let root = try FilePath("/module")
        let target = root.appending(importer).parent.appending(reference).normalized
        return target.relative(to: root)?.string
    }
}
