// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources

/// Lets one process at a time write the files of a project that commands change.
///
/// The file that says whose turn it is lies in the data folder, so that projects stay clean. Not
/// reentrant: who holds it must not ask for it again.
struct WriterGuard: Sendable {
    private static let patience = Duration.seconds(60)

    private let folder: FilePath
    private let guardPath: FilePath

    /// Guards the files right below `folder`, an absolute path; `home` is the data folder.
    init(folder: FilePath, home: FilePath) {
        self.folder = folder
        let hex = ContentDigest.ofFile(Array(folder.string.utf8)).hex
        guardPath = home.appending("locks/\(hex.prefix(32)).lock")
    }

    /// Does `work` while no other process holds the guard.
    func hold(_ work: () throws -> Void) throws {
        try FileSystem.createFolders(guardPath.parent, mode: 0o700)
        let guardLock = try FileLock(guardPath, mode: .exclusive, timeout: Self.patience)
        try withExtendedLifetime(guardLock) { try work() }
    }

    /// Replaces a file of the folder, while the guard is held.
    func replace(_ path: FilePath, with bytes: [UInt8], mode: UInt16 = 0o644) throws {
        // What killed writers left behind: nobody else writes now.
        let names = (try? FileSystem.list(folder)) ?? []
        for name in names where name.hasPrefix(FileSystem.temporaryPrefix) {
            try? FileSystem.remove(folder.appending(name))
        }
        try FileSystem.writeAtomically(bytes, to: path, mode: mode)
    }
}
