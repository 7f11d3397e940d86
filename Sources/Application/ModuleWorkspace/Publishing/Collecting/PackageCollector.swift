// SPDX-License-Identifier: Apache-2.0

package import ArchiveKit
internal import FileSystemKit
internal import ModuleModel
internal import RegistryIndex

/// Finds the files that a project publishes.
///
/// `.tenonignore` files say what is left out, and where the root has none, `.gitignore` files; `exclude` in the
/// manifest leaves out more. With `include` in the manifest nothing else is published, and ignore files are not
/// read. The manifest, a README and the licence always belong to the package; what version control, editors,
/// systems and Tenon leave behind never does, nor do projects inside the project.
package struct PackageCollector {
    private let project: Project
    private let included: IgnoreRules?
    private let excluded: IgnoreRules
    private let ignoreFile: String?

    /// Collects the files of `project`.
    package init(_ project: Project) {
        self.project = project
        let package = project.manifest.package
        included = package.include.isEmpty ? nil : IgnoreRules(lines: package.include)
        excluded = IgnoreRules(lines: package.exclude)
        ignoreFile =
            package.include.isEmpty
            ? [".tenonignore", ".gitignore"].first {
                FileSystem.kind(of: project.root.appending($0)) != nil
            } : nil
    }

    /// The paths of the files from the root, in order.
    ///
    /// - Throws: ``PackageError`` for what is neither a file nor a folder, and not left out, and for an
    ///   ignore file that is no regular file; ``FileSystemError``.
    func paths() throws -> [String] {
        var found: [String] = []
        try walk(project.root, below: "", rules: IgnoreRules(), isIncluded: false, &found)
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The files.
    ///
    /// - Throws: as ``paths()``, and ``PackageError`` for a name that no archive holds, or too much.
    package func files() throws -> [ArchiveFile] {
        let limit = ArchiveLimits().fileBytes
        var size = 0
        return try paths().map { name in
            guard let path = ModulePath(parsing: name) else {
                throw PackageError.fileRefused(name, reason: "its name is not portable")
            }
            let bytes = try FileSystem.read(
                project.root.appending(name),
                limit: limit - size,
                followingLinks: false
            )
            size += bytes.count
            return ArchiveFile(path: path, bytes: bytes)
        }
    }

    private func walk(
        _ folder: FilePath,
        below prefix: String,
        rules: IgnoreRules,
        isIncluded: Bool,
        _ found: inout [String]
    ) throws {
        let rules = try rules.adding(ownRules(of: folder, at: prefix), in: prefix)
        for name in try FileSystem.list(folder) where !UnwantedFiles.isUnwanted(name) {
            let path = prefix + name
            let place = folder.appending(name)
            let kind = FileSystem.kind(of: place)
            let isFolder = kind == .folder
            let named = included?.verdict(on: path, isFolder: isFolder)
            let belongs = named ?? isIncluded
            guard !isLeftOut(path, isFolder: isFolder, rules) else { continue }
            guard !isFolder else {
                guard !Project.isRoot(place) else { continue }
                try walk(place, below: path + "/", rules: rules, isIncluded: belongs, &found)
                continue
            }
            guard included == nil || belongs || isEssential(path) else { continue }
            guard kind == .file else {
                throw PackageError.fileRefused(path, reason: "it is not a regular file")
            }
            found.append(path)
        }
    }

    /// The lines of the ignore file in a folder.
    ///
    /// One that can't be read as it is, a link, would let out what it means to keep in.
    private func ownRules(of folder: FilePath, at prefix: String) throws -> [UInt8] {
        guard let name = ignoreFile, let kind = FileSystem.kind(of: folder.appending(name)) else {
            return []
        }
        guard kind == .file else {
            let reason = kind == .link ? "it is a link" : "it is not a regular file"
            throw PackageError.ignoreFileRefused(prefix + name, reason: reason)
        }
        return try FileSystem.read(folder.appending(name), limit: 1 << 20, followingLinks: false)
    }

    private func isLeftOut(_ path: String, isFolder: Bool, _ rules: IgnoreRules) -> Bool {
        if isEssential(path), !isFolder { return false }
        // What `tenon build` and `tenon vendor` write, unless the manifest asks for it.
        if isFolder, included == nil, path == "dist" || path == "vendor" { return true }
        if excluded.verdict(on: path, isFolder: isFolder) == true { return true }
        return rules.verdict(on: path, isFolder: isFolder) == true
    }

    /// Whether a file says what the package is: the manifest, a README or the licence in the root.
    private func isEssential(_ path: String) -> Bool {
        if path == project.ownManifestName { return true }
        guard !path.contains("/") else { return false }
        let stem = path.lowercased().prefix { $0 != "." }
        return ["readme", "license", "licence", "copying", "notice"].contains(stem)
    }
}
