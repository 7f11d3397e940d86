// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// A registry that is a folder of this machine.
struct FolderCarrier: RegistryCarrier {
    let root: FilePath

    func head(_ path: String, limit: Int) async throws -> CarriedFile? {
        try read(path, limit: limit).map { CarriedFile(bytes: $0, freshness: .current) }
    }

    func immutable(_ path: String, limit: Int) async throws -> [UInt8]? {
        try read(path, limit: limit)
    }

    private func read(_ path: String, limit: Int) throws -> [UInt8]? {
        do {
            let file = try FileSystem.realPath(root.appending(path))
            // What lies outside is nobody's to publish, even if a link says so.
            guard file.relative(to: try FileSystem.realPath(root)) != nil else {
                throw RegistryError.outside(path, .folder(root))
            }
            return try FileSystem.read(file, limit: limit, followingLinks: false)
        } catch let error as FileSystemError where error.code == .notFound {
            return nil
        }
    }
}
