// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleSources

/// Finds the packages below a folder: folders with a manifest, and archives that were packed before.
struct PackageFinder {
    /// `scope/name/version/package` is as deep as any collection is.
    private static let depthLimit = 4

    private static let archiveSuffix = ".tar.gz"

    /// A package, as a folder or an archive.
    struct Entry: Sendable {
        /// Where it is, below the folder that was searched.
        let path: String

        /// What was said of the archive.
        var version: ArchivedVersion?

        /// What people look for.
        var subject: String { version?.file ?? path }
    }

    /// The path of each, relative to the root, in ascending order.
    private(set) var packages: [String] = []

    /// Links that would lead to packages elsewhere, likewise; nobody follows them.
    private(set) var links: [String] = []

    /// Looks through `root`.
    init(_ root: FilePath) throws {
        try collect(root, below: "", depth: Self.depthLimit)
    }

    private mutating func collect(
        _ folder: FilePath,
        below prefix: String,
        depth: Int
    ) throws {
        for name in try FileSystem.list(folder) where !name.hasPrefix(".") {
            let path = folder.appending(name)
            switch FileSystem.kind(of: path) {
            case .file where name.hasSuffix(Self.archiveSuffix): packages.append(prefix + name)
            case .link where name.hasSuffix(Self.archiveSuffix) || Self.leadsToFolder(path):
                links.append(prefix + name)
            case .folder:
                // A manifest that is a link is refused with the package.
                let isPackage = RegistryLayout.manifests.contains {
                    [.file, .link].contains(FileSystem.kind(of: path.appending($0)))
                }
                if isPackage {
                    packages.append(prefix + name)
                } else if depth > 1 {
                    try collect(path, below: prefix + name + "/", depth: depth - 1)
                }
            default: break
            }
        }
    }

    private static func leadsToFolder(_ link: FilePath) -> Bool {
        (try? FileSystem.status(of: link, followingLinks: true))?.kind == .folder
    }
}
