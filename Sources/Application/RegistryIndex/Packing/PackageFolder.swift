// SPDX-License-Identifier: Apache-2.0

package import ArchiveKit
package import FileSystemKit
internal import ModuleModel

/// Collects the files of a package from its folder.
package enum PackageFolder {
    /// All files below `folder`.
    ///
    /// - Throws: `package-file-refused` for a link, a pipe, or a name that no archive holds;
    ///   `FileSystemError`.
    package static func files(in folder: FilePath) throws -> [ArchiveFile] {
        var files: [ArchiveFile] = []
        var size = 0
        try collect(folder, below: "", into: &files, size: &size)
        return files
    }

    private static func collect(
        _ folder: FilePath,
        below prefix: String,
        into files: inout [ArchiveFile],
        size: inout Int
    ) throws {
        let limits = ArchiveLimits()
        for name in try FileSystem.list(folder) {
            let path = folder.appending(name)
            let relative = prefix + name
            switch FileSystem.kind(of: path) {
            case .folder:
                try collect(path, below: relative + "/", into: &files, size: &size)
            case .file:
                guard let modulePath = ModulePath(parsing: relative) else {
                    throw RegistryBuildError.refusedFile(path, "its name is not portable")
                }
                guard files.count < limits.files else {
                    throw RegistryBuildError.tooMuch("more than \(limits.files) files", folder)
                }
                let bytes = try FileSystem.read(path, limit: limits.fileBytes - size)
                size += bytes.count
                files.append(ArchiveFile(path: modulePath, bytes: bytes))
            case .link, .fifo, .other, nil:
                throw RegistryBuildError.refusedFile(path, "it is not a regular file")
            }
        }
    }
}
