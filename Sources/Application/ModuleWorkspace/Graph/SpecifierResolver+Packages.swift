// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel
internal import ModuleSources

// MARK: - Imports of packages

extension SpecifierResolver {
    /// What `text` means in the file at `path` of the project, or of a folder that it depends on.
    func resolveLocal(
        _ text: String,
        in path: FilePath,
        by frontEnd: any LanguageFrontEnd
    ) throws -> ModuleID {
        let owner = project.owner(of: path)
        let alias = owner.manifest.imports[text]
        let written = alias ?? text
        if let module = try dependency(written, of: owner) { return module }
        if let module = try resolveName(written, in: path, by: frontEnd) { return module }
        if let alias, alias.utf8.first == UInt8(ascii: "/") {
            // What the manifest names is a path, and an import may name a URL.
            return try resolve(.file(alias), text: text, folder: path.parent)
        }
        let specifier = try frontEnd.specifier(parsing: written)
        guard case .registry(let reference) = specifier, reference.registry == .boundToScope else {
            return try resolve(specifier, text: text, folder: path.parent)
        }
        guard reference.requirement == nil else {
            throw PackageImportError.versionInImport(text, reference.package)
        }
        guard owner.dependency(.scoped(reference.package)) != nil else {
            throw PackageImportError.notDeclared(
                reference.package.description,
                manifest: owner.manifestName
            )
        }
        return ModuleID(wanted: reference.package, path: reference.path?.description)
    }

    /// What `specifier` means in a file of a package: its own files, what its manifest names, and URLs.
    func resolve(_ specifier: Specifier, text: String, in scope: PackageScope) throws -> ModuleID {
        switch specifier {
        case .file(let reference): return try scope.file(reference)
        case .registry(let reference) where reference.registry == .boundToScope:
            guard reference.requirement == nil else {
                throw PackageImportError.versionInImport(text, reference.package)
            }
            return try scope.module(reference.package, reference.path?.description)
        case .url(let url) where !url.isLoopback: return try identity(of: specifier, text: text)
        case .builtin: return try identity(of: specifier, text: text)
        case .url, .saved, .registry, .gist, .git, .dns, .database:
            throw ResolutionError.crossesOrigin(
                specifier: text,
                importer: scope.entry.id.description
            )
        }
    }

    /// The module of a dependency that is a folder or a URL; `nil` when `text` means no such thing.
    func dependency(_ text: String, of owner: LocalPackage) throws -> ModuleID? {
        guard let (name, subname) = Self.split(text), let dependency = owner.dependency(name) else {
            return nil
        }
        switch dependency.origin {
        case .registry: return nil
        case .git:
            throw PackageError.sourceMissing(name, source: "git", manifest: owner.manifestName)
        case .archive(let url):
            guard subname == nil else {
                throw PackageImportError.noFileInside(text, dependency: name.description)
            }
            return ModuleID(source: .https, url.description)
        case .folder(let path):
            let root = try owner.folder(path, of: name)
            guard let package = project.folders.first(where: { $0.root == root }) else {
                // The folder is the project itself.
                let own = project.owner(of: root)
                return try module(of: own, subname, askedAs: text)
            }
            return try module(of: package, subname, askedAs: text)
        }
    }

    private func module(
        of package: LocalPackage,
        _ subname: String?,
        askedAs text: String
    ) throws -> ModuleID {
        let file = try package.file(exported: subname, languages: languages)
        let path = try FileSource.realPath(of: file, askedAs: text)
        guard project.holds(path) else {
            throw ResolutionError.outsideProject(
                path: path.string,
                root: project.root.string
            )
        }
        return ModuleID(source: .file, path.string)
    }

    /// The name of a dependency that an import may begin with, and what is behind it.
    private static func split(_ text: String) -> (ManifestName, String?)? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let length = text.hasPrefix("@") ? 2 : 1
        guard parts.count >= length, let first = parts.first, first != ".", first != "..",
            !first.isEmpty,
            let name = try? ManifestName(parsing: parts.prefix(length).joined(separator: "/"))
        else { return nil }
        let rest = parts.dropFirst(length).joined(separator: "/")
        return (name, rest.isEmpty ? nil : rest)
    }
}
