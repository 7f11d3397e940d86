// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import ModuleModel

/// A `tenon.lock` on disk: read whole, changed under a lock of its own, replaced atomically.
package struct LockFile: Sendable {
    /// Where it is, whether it exists or not.
    package let path: FilePath

    private let writers: WriterGuard

    /// Names a lock file; the file that serialises its writers lies in the data folder `home`.
    package init(path: FilePath, home: FilePath) {
        self.path = path
        writers = WriterGuard(folder: path.parent, home: home)
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
        try writers.hold {
            let before = try read()
            var after = before
            try change(&after)
            guard after != before else { return }
            try writers.replace(path, with: LockCodec.encode(after, folder: path.parent.string))
        }
    }
}
