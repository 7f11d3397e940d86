// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import ModuleModel
internal import SigningKit

/// A `tenon.lock` on disk: read whole, changed under a lock of its own, replaced atomically.
package struct LockFile: Sendable {
    private static let patience = Duration.seconds(60)

    /// Where it is, whether it exists or not.
    package let path: FilePath

    private let guardPath: FilePath

    /// Names a lock file; the file that serialises its writers lies in the data folder `home`.
    package init(path: FilePath, home: FilePath) {
        self.path = path
        let name = SHA256Hasher.digest(of: Array(path.string.utf8))
        let hex = ContentDigest(kind: .file, bytes: name)?.hex ?? ""
        guardPath = home.appending("locks/\(hex.prefix(32)).lock")
    }

    /// The lock; an empty one where there is no file.
    ///
    /// - Throws: the codec's error with its place, or ``FileSystemError``.
    package func read() throws -> Lock {
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.read(path, limit: LockCodec.sizeLimit)
        } catch let error where error.code == .notFound {
            return Lock()
        }
        let source = SourceText(name: path.lastComponent, bytes: bytes)
        return try LockCodec.decode(source, folder: path.parent.string)
    }

    /// Reads the lock again, lets `change` alter it, and replaces the file if it did.
    ///
    /// Other processes wait meanwhile, so that nothing that one of them added is lost.
    ///
    /// - Throws: what reading, `change` or writing throws; then the file is as it was.
    package func update(_ change: (inout Lock) throws -> Void) throws {
        try FileSystem.createFolders(guardPath.parent, mode: 0o700)
        let guardLock = try FileLock(guardPath, mode: .exclusive, timeout: Self.patience)
        try withExtendedLifetime(guardLock) {
            let before = try read()
            var after = before
            try change(&after)
            guard after != before else { return }
            removeLeftovers()
            let text = LockCodec.encode(after, folder: path.parent.string)
            try FileSystem.writeAtomically(text, to: path)
        }
    }

    /// Removes what killed writers left behind; nobody else writes while the guard is held.
    private func removeLeftovers() {
        let names = (try? FileSystem.list(path.parent)) ?? []
        for name in names where name.hasPrefix(FileSystem.temporaryPrefix) {
            try? FileSystem.remove(path.parent.appending(name))
        }
    }
}
