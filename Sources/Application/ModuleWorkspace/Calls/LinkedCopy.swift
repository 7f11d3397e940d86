// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel
internal import ModuleStore

/// Verified copies of a graph's modules in one folder, with their imports pointing at one another.
///
/// For modules that a running program loads: its import map is fixed when it starts, so the edges go into the
/// copies. A copy is called by its number, so that circles need no care.
struct LinkedCopy {
    let graph: ModuleGraph
    let languages: LanguageTable
    let blobs: BlobStore

    /// Writes the copies into `folder`; the entry's is the first of what is returned.
    ///
    /// - Throws: ``IntegrityFailure`` or ``FileSystemError``; a syntax failure of a module.
    func write(to folder: FilePath) throws -> [(id: ModuleID, path: FilePath)] {
        var names: [ModuleID: String] = [:]
        for (number, node) in graph.nodes.enumerated() {
            names[node.id] = "\(number).\(node.suffix)"
        }
        return try graph.nodes.map { node in
            let path = folder.appending(names[node.id] ?? "")
            let linked = try link(try bytes(of: node), of: node, names: names)
            try FileSystem.writeAtomically(linked, to: path, mode: 0o400)
            return (node.id, path)
        }
    }

    private func bytes(of node: ModuleNode) throws -> [UInt8] {
        guard let digest = node.digest else {
            return try FileSystem.read(
                FilePath(node.id.description),
                limit: GraphLoader.sourceLimit,
                followingLinks: false
            )
        }
        return try blobs.read(digest, suffix: node.suffix)
    }

    private func link(
        _ bytes: [UInt8],
        of node: ModuleNode,
        names: [ModuleID: String]
    ) throws -> [UInt8] {
        guard case .code(let frontEnd) = languages.content(suffix: node.suffix) else {
            return bytes
        }
        let targets = Dictionary(node.edges.map { ($0.specifier, $0.target) }) { first, _ in first }
        let source = SourceText(name: node.id.description, bytes: bytes)
        let imports = try frontEnd.scan(source).imports
        var linked: [UInt8] = []
        var copied = 0
        for record in imports.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard let target = targets[record.specifier], let name = names[target],
                record.range.lowerBound >= copied
            else { continue }
            linked += bytes[copied..<record.range.lowerBound]
            linked += "\"./\(name)#\(target)\"".utf8
            copied = record.range.upperBound
        }
        return linked + bytes[copied...]
    }
}
