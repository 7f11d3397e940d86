// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import ModuleModel

/// A folder of this machine that is part of a project: its own, or one that a dependency names by its path.
package struct LocalPackage: Sendable {
    /// The folder, by its real path.
    package let root: FilePath

    /// What its manifest says.
    package let manifest: Manifest

    /// The manifest as people of the project call it.
    package let manifestName: String

    /// The folders that `project` depends on by path, and those that they depend on; each once.
    ///
    /// - Throws: what reading a manifest throws.
    static func all(of project: LocalPackage) throws -> [LocalPackage] {
        var found: [LocalPackage] = []
        var seen: Set<FilePath> = [project.root]
        var queue = [project]
        while let package = queue.popLast() {
            for (name, path) in package.folders {
                // One that is not there is an error when it is needed, so that it can be taken out.
                guard let folder = try? package.folder(path, of: name),
                    seen.insert(folder).inserted
                else { continue }
                let next = try read(folder, from: project.root, for: name)
                found.append(next)
                queue.append(next)
            }
        }
        return found.sorted { $0.root.string < $1.root.string }
    }

    /// The real path of the folder that the dependency `name` means.
    func folder(_ path: String, of name: ManifestName) throws -> FilePath {
        let written = try FilePath(path).absolute(from: root).normalized
        guard let real = try? FileSystem.realPath(written),
            FileSystem.kind(of: real) == .folder
        else {
            throw PackageError.folderMissing(name, path: path, manifest: manifestName)
        }
        return real
    }

    /// The packages that it depends on, as imports by name write them: `alice.my_utils`.
    var dottedNames: [String] {
        [manifest.dependencies, manifest.developmentDependencies].flatMap(\.keys).compactMap {
            guard case .scoped(let package) = $0 else { return nil }
            return "\(package.scope).\(package.name)".replacing("-", with: "_")
        }
    }

    /// Checks that the folders that it depends on are there.
    ///
    /// - Throws: ``PackageError``.
    func checkFolders() throws {
        for (name, path) in folders { _ = try folder(path, of: name) }
    }

    /// The dependencies that are folders, by name.
    private var folders: [(ManifestName, String)] {
        let all = manifest.dependencies.merging(manifest.developmentDependencies) { own, _ in own }
        return all.compactMap { name, dependency in
            if case .folder(let path) = dependency.origin { (name, path) } else { nil }
        }.sorted { $0.0 < $1.0 }
    }

    private static func read(
        _ folder: FilePath,
        from root: FilePath,
        for name: ManifestName
    ) throws -> LocalPackage {
        let path = try Project.manifestPath(in: folder)
        let shown = RegistryText.text(path.string, folder: root.string)
        guard let source = try ManifestFile(path).read() else {
            return LocalPackage(root: folder, manifest: Manifest(), manifestName: shown)
        }
        let named = SourceText(name: shown, bytes: source.bytes)
        let manifest = try ManifestReader.read(named, folder: folder.string).0
        return LocalPackage(root: folder, manifest: manifest, manifestName: shown)
    }
}

extension LocalPackage {
    /// The dependency of that name, of the package itself or of its tests.
    func dependency(_ name: ManifestName) -> Dependency? {
        manifest.dependencies[name] ?? manifest.developmentDependencies[name]
    }

    /// The file that importers of the package get.
    ///
    /// - Throws: ``PackageImportError``, ``FileSystemError``.
    func file(exported name: String?, languages: LanguageTable) throws -> FilePath {
        func has(_ path: String) -> Bool { FileSystem.kind(of: root.appending(path)) != nil }
        let exports = PackageExports(manifest, languages: languages, has: has)
        guard let path = exports.file(name, has: has) else {
            throw PackageImportError.notExported(
                name,
                package: root.string,
                names: exports.names.keys.sorted()
            )
        }
        return root.appending(path)
    }
}
