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

    /// The path of each, relative to `root`, in ascending order.
    static func packages(in root: FilePath) throws -> [String] {
        var found: [String] = []
        try collect(root, below: "", depth: depthLimit, into: &found)
        return found
    }

    private static func collect(
        _ folder: FilePath,
        below prefix: String,
        depth: Int,
        into found: inout [String]
    ) throws {
        for name in try FileSystem.list(folder) where !name.hasPrefix(".") {
            let path = folder.appending(name)
            switch FileSystem.kind(of: path) {
            case .file where name.hasSuffix(archiveSuffix): found.append(prefix + name)
            case .folder:
                let isPackage = RegistryLayout.manifests.contains {
                    FileSystem.kind(of: path.appending($0)) == .file
                }
                if isPackage {
                    found.append(prefix + name)
                } else if depth > 1 {
                    try collect(path, below: prefix + name + "/", depth: depth - 1, into: &found)
                }
            default: break
            }
        }
    }
}
