// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel

// MARK: - Imports by name

extension SpecifierResolver {
    /// The module that `name` means in the file at `importer`; `nil` when the language reads it as a specifier.
    ///
    /// - Throws: ``NameError``, or ``ResolutionError`` for a link that leads out of where modules may lie.
    func resolveName(
        _ name: String,
        in importer: FilePath,
        by frontEnd: any LanguageFrontEnd
    ) throws -> ModuleID? {
        let candidates = frontEnd.candidates(for: name)
        guard !candidates.isEmpty else { return nil }
        let files = candidates.files
        var tried: [FilePath] = []
        let folders = folders(for: importer, by: frontEnd)
        for folder in folders {
            for file in files {
                let place = folder.appending(file.description)
                tried.append(place)
                guard let kind = FileSystem.kind(of: place), kind != .folder else { continue }
                return try localFile(place, in: folder)
            }
        }
        let owner = project.owner(of: importer)
        for case .package(let package, let export) in candidates
        where owner.dependency(.scoped(package)) != nil {
            let text = export.map { "\(package)/\($0)" } ?? "\(package)"
            return try dependency(text, of: owner) ?? ModuleID(wanted: package, path: export)
        }
        if let module = known(candidates, by: frontEnd) { return module }
        throw NameError(
            name: name,
            tried: tried.map { project.displayName(of: $0) },
            near: nearest(to: name, in: folders, of: owner, by: frontEnd),
            beside: files.first {
                FileSystem.kind(of: importer.parent.appending($0.description)) != nil
            },
            known: candidates.standard != nil
                ? .standard : candidates.contains(where: \.isHost) ? .host : .nothing,
            packages: candidates.packages
        )
    }

    /// The module that `name` means in a module from a URL: one of the language, or a file below its own folder.
    func resolveName(
        _ name: String,
        base: ModuleURL,
        by frontEnd: any LanguageFrontEnd
    ) throws -> ModuleID? {
        let candidates = frontEnd.candidates(for: name)
        guard let file = candidates.files.first else { return nil }
        return try known([candidates.standard].compactMap(\.self), by: frontEnd)
            ?? ModuleID(source: .https, base.resolving("./\(file)").description)
    }

    /// What `name` means in the file at `importer` of a module that holds `files` and depends on what `package` finds.
    func resolveName(
        _ name: String,
        inside importer: String,
        of files: some Collection<String>,
        by frontEnd: any LanguageFrontEnd,
        package: (PackageName, String?) throws -> ModuleID? = { _, _ in nil }
    ) throws -> NameInModule? {
        let candidates = frontEnd.candidates(for: name)
        guard !candidates.isEmpty else { return nil }
        if let file = candidates.file(importedBy: importer, has: files.contains) {
            return .file(file)
        }
        for case .package(let name, let export) in candidates {
            if let module = try package(name, export) { return .module(module) }
        }
        if let module = known([candidates.standard].compactMap(\.self), by: frontEnd) {
            return .module(module)
        }
        throw NameError(
            name: name,
            tried: candidates.files.map(\.description),
            near: NearestNames.of(name, among: frontEnd.standardModules),
            beside: nil,
            known: .nothing
        )
    }

    /// The module of the language, or of the interpreter, that is meant.
    func known(
        _ candidates: [ModuleCandidate],
        by frontEnd: any LanguageFrontEnd
    ) -> ModuleID? {
        for candidate in candidates {
            switch candidate {
            case .standard(let name) where search.standardMode == .native:
                return ModuleID(standard: name, of: frontEnd.descriptor.id)
            case .host(let name) where search.hostModules.contains(name):
                return ModuleID(host: name, of: frontEnd.descriptor.interpreter)
            case .standard, .host, .file, .package: continue
            }
        }
        return nil
    }

    /// The folders in which the file at `importer` finds modules: a package of the language finds its own.
    private func folders(for importer: FilePath, by frontEnd: any LanguageFrontEnd) -> [FilePath] {
        let folders = search.folders(for: importer)
        let owner = project.owner(of: importer)
        guard owner.manifest.package.language == frontEnd.descriptor.id else { return folders }
        return [owner.root, importer.parent].reduce(folders) { $0.contains($1) ? $0 : $0 + [$1] }
    }

    private func localFile(_ place: FilePath, in folder: FilePath) throws -> ModuleID {
        let path = try FileSystem.realPath(place)
        let isInside = path.relative(to: folder) != nil || project.holds(path)
        guard try isInside || readable.covers(.read(path.string)) else {
            throw ResolutionError.outsideProject(path: path.string, root: folder.string)
        }
        return ModuleID(source: .file, path.string)
    }

    /// What is called nearly so, in the same places and in the language.
    private func nearest(
        to name: String,
        in folders: [FilePath],
        of owner: LocalPackage,
        by frontEnd: any LanguageFrontEnd
    ) -> [String] {
        let parts = name.split(separator: ".").map(String.init)
        let prefix = parts.dropLast().map { "\($0)." }.joined()
        let suffixes = frontEnd.descriptor.suffixes
        var names = search.standardMode == .native ? frontEnd.standardModules : []
        names += owner.dottedNames
        for folder in folders {
            let place = parts.dropLast().reduce(folder) { $0.appending($1) }
            for entry in (try? FileSystem.list(place)) ?? [] {
                let isPackage = suffixes.contains {
                    FileSystem.kind(of: place.appending("\(entry)/__init__.\($0)")) != nil
                }
                let stem = suffixes.first { entry.hasSuffix(".\($0)") }
                    .map { String(entry.dropLast($0.count + 1)) }
                if isPackage || stem != nil { names.append(prefix + (stem ?? entry)) }
            }
        }
        return NearestNames.of(name, among: Set(names))
    }
}

/// What a name means inside a module of several files.
enum NameInModule {
    /// One of its files.
    case file(String)
    /// A module of the language.
    case module(ModuleID)
}

extension ModuleID {
    /// A module that comes with a language: `ml:math`.
    init(standard name: String, of language: String) {
        self.init(source: .builtin, "\(language):\(name)")
    }

    /// A module of an interpreter: `python:requests`.
    init(host name: String, of interpreter: String) {
        self.init(source: .builtin, "\(interpreter):\(name)")
    }
}
