// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel
internal import ModuleStore

// MARK: - Packages

extension GraphLoader {
    /// The node with each import of a package led to the version that the lock has of it.
    ///
    /// What the lock does not have stays open, and is missing.
    func settle(_ node: ModuleNode) throws -> ModuleNode {
        guard node.edges.contains(where: { $0.target.isPackage }) else { return node }
        let edges = try node.edges.map { edge in
            guard let wanted = edge.target.wantedPackage, let entry = packages[wanted.name] else {
                return edge
            }
            do {
                return edge.with(target: try entry.module(exported: wanted.path))
            } catch let error as any DiagnosticError {
                throw error.located(at: edge.span)
            }
        }
        return ModuleNode(id: node.id, digest: nil, suffix: node.suffix, edges: edges)
    }

    /// A file of a package; its imports come from its own text.
    func packageNode(
        of id: ModuleID,
        _ entry: LockEntry,
        into loaded: inout LoadedGraph
    ) throws -> ModuleNode {
        let files = try tree(of: entry, into: &loaded)
        guard let path = id.pathInModule ?? entry.entry, let digest = files[path] else {
            throw ResolutionError.notInModule(
                path: id.pathInModule ?? entry.entry ?? "index",
                module: entry.id.description,
                files: files.keys.sorted()
            )
        }
        let suffix = BlobStore.suffix(of: path)
        guard case .code(let frontEnd) = languages.content(suffix: suffix) else {
            return ModuleNode(id: id, digest: digest, suffix: suffix, edges: [])
        }
        let scope = PackageScope(of: entry, path, files: files, in: lock)
        let source = SourceText(
            name: "\(entry.id)/\(path)",
            bytes: try blobs.read(digest, suffix: suffix)
        )
        let edges = try edges(
            of: source,
            as: id,
            from: .package(scope),
            by: frontEnd,
            into: &loaded
        )
        return ModuleNode(id: id, digest: digest, suffix: suffix, edges: edges)
    }

    private func tree(
        of entry: LockEntry,
        into loaded: inout LoadedGraph
    ) throws -> [String: ContentDigest] {
        if let files = loaded.trees[entry.id] { return files }
        guard let files = try blobs.tree(entry.pin.digest) else {
            throw BlobMissing(digest: entry.pin.digest)
                .adding(context: "while loading `\(entry.id)`")
        }
        loaded.trees[entry.id] = files
        return files
    }
}
