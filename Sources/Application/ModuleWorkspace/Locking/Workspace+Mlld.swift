// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import ModuleModel

// MARK: - The lock of mlld projects

extension Workspace {
    /// The name of the lock of mlld, by which it is known.
    package static let mlldLockName = "mlld.lock.json"

    /// Takes the pins of an mlld lock into the lock of a project; what is there already stays.
    ///
    /// - Throws: ``LockError``; ``IntegrityFailure`` when both locks pin a module, and differ.
    /// - Returns: the modules that are new.
    package func importMlldLock(
        _ path: FilePath,
        into project: Project
    ) async throws -> [ModuleID] {
        let file = path.absolute(from: configuration.workingDirectory)
        let bytes = try FileSystem.read(file, limit: LockCodec.sizeLimit)
        let imported = try MlldLockCodec.decode(SourceText(name: path.string, bytes: bytes))
        var added: [ModuleID] = []
        try lockFile(of: project).update { lock in
            for (id, entry) in imported.entries {
                guard let present = lock.entries[id] else {
                    lock.entries[id] = entry
                    added.append(id)
                    continue
                }
                guard present.pin.digest == entry.pin.digest else {
                    throw IntegrityFailure(
                        subject: id.description,
                        expected: present.pin.digest,
                        found: entry.pin.digest,
                        hints: ["the two locks differ: find out which of them is right"]
                    )
                }
            }
        }
        if !added.isEmpty { try register(lockFile(of: project)) }
        return added.sorted()
    }

    /// Writes the part of a project's lock that mlld understands as a lock of mlld.
    ///
    /// - Returns: how many modules were written, and those that mlld's lock can't hold.
    package func exportMlldLock(
        of project: Project,
        to path: FilePath
    ) throws -> (written: Int, leftOut: [ModuleID]) {
        let lock = try lock(of: project)
        let (text, leftOut) = MlldLockCodec.encode(lock)
        let file = path.absolute(from: configuration.workingDirectory)
        try FileSystem.createFolders(file.parent, mode: 0o755)
        try FileSystem.writeAtomically(text, to: file)
        return (lock.entries.count - leftOut.count, leftOut)
    }
}
