// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel
internal import ModuleStore

// MARK: - What nothing needs any more

extension Workspace {
    /// Those of `modules`, which are no packages, and of what they import, that nothing else of a project needs: no
    /// manifest names them, and no file of the project, of its folders, of its packages or of other modules imports
    /// them.
    ///
    /// Who can't be asked may need everything: a package that is not here, a file that can't be understood and has
    /// the name in its text.
    ///
    /// - Throws: what reading the lock and the files throws.
    func unneeded(_ modules: [ModuleID], in project: Project) throws -> Set<ModuleID> {
        let lock = try lock(of: project)
        let edges = modules.map { ModuleEdge(specifier: $0.description, target: $0) }
        let candidates = lock.entries(behind: edges).filter { $0.package == nil }.map(\.id)
        guard !candidates.isEmpty else { return [] }
        let resolver = SpecifierResolver(
            project: project,
            readable: .none,
            languages: languages,
            search: try search(for: project)
        )
        var needed = project.namedModules
        for entry in lock.entries.values where !candidates.contains(entry.id) {
            needed.formUnion(entry.dependencies.values)
            guard entry.package != nil else { continue }
            guard let files = try blobs.tree(entry.pin.digest) else { return [] }
            for (path, digest) in files where isCode(path) {
                let scope = PackageScope(of: entry, path, files: files, in: lock)
                let source = SourceText(
                    name: path,
                    bytes: try blobs.read(digest, suffix: BlobStore.suffix(of: path))
                )
                needed.formUnion(imports(of: source, .package(scope), resolver, candidates))
            }
        }
        for root in [project.root] + project.folders.map(\.root) {
            for name in try ProjectFiles.sources(below: root, languages: languages) {
                let path = root.appending(name)
                let source = SourceText(name: name, bytes: try GraphLoader.read(path))
                needed.formUnion(imports(of: source, .local(path), resolver, candidates))
            }
        }
        let ways = needed.map { ModuleEdge(specifier: $0.description, target: $0) }
        return Set(candidates).subtracting(lock.entries(behind: ways).map(\.id))
    }

    private func isCode(_ path: String) -> Bool {
        languages.isCode(suffix: BlobStore.suffix(of: path))
    }

    /// What a text imports; of a text that can't be scanned, those of `modules` that it has the names of.
    private func imports(
        of source: SourceText,
        _ importer: Importer,
        _ resolver: SpecifierResolver,
        _ modules: [ModuleID]
    ) -> Set<ModuleID> {
        let suffix = BlobStore.suffix(of: source.name)
        guard case .code(let frontEnd) = languages.content(suffix: suffix) else { return [] }
        guard let interface = try? frontEnd.scan(source) else {
            let text = String(decoding: source.bytes, as: UTF8.self)
            return Set(modules.filter { text.contains($0.description) })
        }
        return Set(
            interface.imports.compactMap {
                try? resolver.resolve($0.specifier, from: importer, by: frontEnd)
            }
        )
    }
}

extension Project {
    /// The modules that the manifests of the project and its folders name, packages aside.
    fileprivate var namedModules: Set<ModuleID> {
        let manifests = [manifest] + folders.map(\.manifest)
        return Set(
            manifests.flatMap { manifest in
                manifest.addresses + manifest.imports.values.compactMap { ModuleID(named: $0) }
            }
        )
    }
}
