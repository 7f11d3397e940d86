// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel

/// What one file of a package may import: the package's own files, and what its manifest names.
package struct PackageScope: Sendable {
    let entry: LockEntry
    let path: String
    let files: [String: ContentDigest]
    let dependencies: [LockEntry]

    /// The scope of the file at `path` of a package of these files, whose dependencies `lock` has.
    init(of entry: LockEntry, _ path: String, files: [String: ContentDigest], in lock: Lock) {
        self.entry = entry
        self.path = path
        self.files = files
        dependencies = entry.dependencies.values.compactMap { lock.entries[$0] }
    }

    /// The module of a file of the package, by a path relative to the importing file.
    func file(_ reference: String) throws -> ModuleID {
        let target = try SpecifierResolver.path(reference, inside: path)
        guard let target, files[target] != nil else {
            throw ResolutionError.notInModule(
                path: target ?? reference,
                module: entry.id.description,
                files: files.keys.sorted()
            )
        }
        return entry.module(at: target)
    }

    /// The module that a package means which the manifest names; `nil` for others.
    func dependency(_ name: PackageName, _ subname: String?) throws -> ModuleID? {
        guard
            name == entry.package?.name
                || dependencies.contains(where: { $0.package?.name == name })
        else { return nil }
        return try module(name, subname)
    }

    /// The module that a package means, with the name behind it.
    func module(_ name: PackageName, _ subname: String?) throws -> ModuleID {
        if name == entry.package?.name {
            return try entry.module(exported: subname) { files[$0] != nil }
        }
        guard let dependency = dependencies.first(where: { $0.package?.name == name }) else {
            throw PackageImportError.notDeclaredBy(name, importer: entry.id.description)
        }
        return try dependency.module(exported: subname)
    }
}

extension LockEntry {
    /// The module of the file at `path` in this package.
    func module(at path: String) -> ModuleID {
        path == entry ? id : ModuleID(source: id.source, "\(id)/\(path)")
    }

    /// The module that importers of `name` get; whether the file is there shows when it is loaded.
    ///
    /// - Throws: ``PackageImportError``.
    func module(exported name: String?, has: (String) -> Bool = { _ in true }) throws -> ModuleID {
        let exports = PackageExports(self)
        guard let path = exports.file(name, has: has) else {
            throw PackageImportError.notExported(
                name,
                package: id.description,
                names: exports.names.keys.sorted()
            )
        }
        return module(at: path)
    }
}
