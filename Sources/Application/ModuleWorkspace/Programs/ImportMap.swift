// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
package import ModuleModel
package import ModuleStore

/// The edges of a graph in the form that the JavaScript runtime reads
/// (<https://html.spec.whatwg.org/multipage/webappapis.html#import-maps>).
///
/// Files of the project are imported from where they are. A module from elsewhere is the store's
/// file, with its identity as the fragment of the URL: two modules of equal bytes stay two, and
/// stack traces show the name that people know. Each module has a scope of its own, so that what
/// a name means never depends on another module.
package struct ImportMap: Sendable {
    private let blobs: BlobStore

    /// Creates a builder for modules in `blobs`.
    package init(blobs: BlobStore) {
        self.blobs = blobs
    }

    /// The URL from which the runtime reads the module of `node`.
    package func url(of node: ModuleNode) -> String {
        guard let digest = node.digest else { return Self.fileURL(node.id.description) }
        return Self.fileURL(blobs.path(digest, suffix: node.suffix).string)
            + "#" + node.id.description
    }

    /// The map of all edges of `graph`, as JSON.
    package func json(of graph: ModuleGraph) -> [UInt8] {
        var scopes: [String: JSONValue] = [:]
        for node in graph.nodes {
            let address = url(of: node)
            var entries: [String: JSONValue] = [:]
            for edge in node.edges {
                guard let target = graph[edge.target],
                    let key = key(of: edge, to: target, from: node, at: address)
                else { continue }
                entries[key] = .string(url(of: target))
            }
            if !entries.isEmpty { scopes[address] = .object(entries) }
        }
        return JSONValue.object(["scopes": .object(scopes)]).encoded(.compact)
    }

    /// What the map calls one edge; `nil` where the runtime gets there by itself.
    private func key(
        of edge: ModuleEdge,
        to target: ModuleNode,
        from node: ModuleNode,
        at address: String
    ) -> String? {
        let isRelative = ["./", "../", "/"].contains { edge.specifier.hasPrefix($0) }
        let isPath = isRelative || edge.specifier.hasPrefix("file:")
        if node.digest == nil, target.digest == nil, isPath { return nil }
        return isRelative ? Self.absolute(edge.specifier, base: address) : edge.specifier
    }

    /// The URL, not yet normalised, that a relative specifier means in the module at `base`.
    private static func absolute(_ specifier: String, base: String) -> String {
        if specifier.hasPrefix("//") { return "file:" + specifier }
        if specifier.hasPrefix("/") { return "file://" + specifier }
        let file = base.prefix { $0 != "#" }
        let folder = file.lastIndex(of: "/").map { file[...$0] } ?? file
        return folder + specifier
    }

    /// The `file:` URL of an absolute path, percent-encoded as the URL standard does for paths.
    package static func fileURL(_ path: String) -> String {
        var text: [UInt8] = Array("file://".utf8)
        for byte in path.utf8 {
            let isPlain = byte > 0x20 && byte < 0x7F && !escaped.contains(byte)
            if isPlain {
                text.append(byte)
            } else {
                let digits = Array("0123456789ABCDEF".utf8)
                text += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let escaped = Set("\"#<>?`{}^%".utf8)
}
