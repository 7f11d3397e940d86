// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// The files below a folder, none of which is a link or lies behind one (`docs/formats/registry.md` §5).
///
/// Whoever may put a file into a registry may put a link there, and what it leads to is not theirs to show.
/// Names are relative to the folder; the folder itself may be reached through links.
package struct EnclosedFolder: Sendable {
    /// The folder.
    package let root: FilePath

    /// Reads below `root`, which need not exist yet.
    package init(_ root: FilePath) { self.root = root }

    /// What is at `name`: a link for what lies behind one; `nil` when there is nothing.
    package func kind(of name: String) -> FileKind? {
        var path = root
        var kind: FileKind?
        for part in name.split(separator: "/") {
            path = path.appending(String(part))
            kind = FileSystem.kind(of: path)
            if kind != .folder { break }
        }
        guard kind == .link || path == root.appending(name) else { return nil }
        return kind
    }

    /// The bytes of a file; `nil` when there is nothing.
    ///
    /// - Throws: `registry-file-outside` for a link, or `FileSystemError`.
    package func read(_ name: String, limit: Int) throws -> [UInt8]? {
        try kindWithoutLinks(of: name) == nil ? nil : bytes(of: name, limit: limit)
    }

    /// The bytes of a file that has to be there.
    ///
    /// - Throws: as ``read(_:limit:)``, and `file-not-found`.
    package func bytes(of name: String, limit: Int) throws -> [UInt8] {
        try kindWithoutLinks(of: name)
        do throws(FileSystemError) {
            let path = try FileSystem.realPath(root).appending(name)
            return try FileSystem.read(path, limit: limit, followingLinks: false)
        } catch {
            guard error.code != .linked else { throw RegistryError.linked(name) }
            throw error
        }
    }

    /// What is in a folder, in order; nothing where there is none.
    ///
    /// - Throws: as ``read(_:limit:)``.
    package func list(_ name: String) throws -> [String] {
        guard try kindWithoutLinks(of: name) == .folder else { return [] }
        return try FileSystem.list(root.appending(name))
    }

    /// What is at `name`; `nil` when there is nothing.
    ///
    /// - Throws: `registry-file-outside` for a link.
    @discardableResult
    package func kindWithoutLinks(of name: String) throws -> FileKind? {
        let kind = kind(of: name)
        guard kind != .link else { throw RegistryError.linked(name) }
        return kind
    }
}
