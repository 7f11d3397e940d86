// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleSources

/// Writes files that never change once something names them, before anything does.
///
/// They are written where they belong, without a detour: what a killed builder left of one is seen by nobody,
/// and replaced by the next that writes it.
struct LastingFiles: Sendable {
    let root: FilePath

    private var folder: EnclosedFolder { EnclosedFolder(root) }

    /// Writes those of `files` that are not there.
    ///
    /// They survive a power cut only after ``synchronize(_:)``.
    ///
    /// - Returns: those that are there with other bytes; they are left alone.
    func write(_ files: [OutputFile]) throws -> [OutputFile] {
        var others: [OutputFile] = []
        for file in files {
            let path = root.appending(file.name)
            // A link on the way would lead what is written out of the registry.
            try folder.kindWithoutLinks(of: file.name)
            do {
                try write(file.bytes, to: path)
            } catch {
                guard error.code == .exists else { throw error }
                let there = try? folder.read(file.name, limit: file.bytes.count)
                if there != file.bytes { others.append(file) }
            }
        }
        return others
    }

    /// Waits until files are on the disk, with the names of their folders.
    func synchronize(_ names: some Sequence<String>) throws(FileSystemError) {
        guard try !FileSystem.synchronizeAll(with: root) else { return }
        var folders: Set<FilePath> = []
        for name in names {
            var path = root.appending(name)
            try FileSystem.synchronize(path)
            repeat {
                path = path.parent
            } while folders.insert(path).inserted && path != root
        }
        for folder in folders { try FileSystem.synchronizeFolder(folder) }
    }

    private func write(_ bytes: [UInt8], to path: FilePath) throws(FileSystemError) {
        do throws(FileSystemError) {
            try FileSystem.writeBriefly(bytes, to: path, mode: 0o644)
        } catch  where error.code == .notFound {
            try FileSystem.createFolders(path.parent)
            try FileSystem.writeBriefly(bytes, to: path, mode: 0o644)
        }
    }
}
