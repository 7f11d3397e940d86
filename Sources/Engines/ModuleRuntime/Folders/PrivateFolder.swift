// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Synchronization

/// A folder that only one run uses; gone, with all in it, when the value is released, unless it was left.
///
/// Whoever finds the lock in it free may take it over or remove it: it was left, or its process was killed.
final class PrivateFolder: Sendable {
    let path: FilePath
    private let lock: FileLock
    private let isLeft = Atomic(false)

    /// The name of the lock in it.
    static let lockName = "lock"
    private static let prefix = "run-"

    /// Makes one.
    ///
    /// - Parameters:
    ///   - parent: the real path of the folder of all of them.
    ///   - make: puts into it what must be there before others can see it.
    /// - Throws: `FileSystemError`, or what `make` throws.
    init(in parent: FilePath, with make: (FilePath) throws -> Void = { _ in }) throws {
        let new = try FileSystem.makeTemporaryFolder(in: parent, prefix: "new-")
        do {
            try make(new)
            lock = try FileLock(new.appending(Self.lockName), mode: .exclusive, timeout: .zero)
            // It has the name that others look for only when it is locked.
            path = parent.appending(Self.prefix + new.lastComponent.dropFirst(4))
            try FileSystem.rename(new, to: path)
        } catch {
            try? FileSystem.removeTree(new)
            throw error
        }
    }

    /// Takes one over that was left in `parent`, the first that is fit; `nil` when there is none.
    init?(leftIn parent: FilePath, fit isFit: (FilePath) -> Bool) {
        for path in Self.all(in: parent) {
            guard let lock = Self.lock(of: path), isFit(path) else { continue }
            self.path = path
            self.lock = lock
            return
        }
        return nil
    }

    /// Removes what was left beside it, a few at a time.
    ///
    /// - Parameter isSpared: says which one is kept for the next run.
    func sweep(sparing isSpared: (FilePath) -> Bool = { _ in false }) {
        var spared: FilePath?
        for other in Self.all(in: path.parent).filter({ $0 != path }).prefix(16) {
            guard let lock = Self.lock(of: other) else { continue }
            if spared == nil, isSpared(other) {
                spared = other
            } else {
                try? FileSystem.removeTree(other)
            }
            withExtendedLifetime(lock) {}
        }
    }

    /// Leaves it to the next run.
    func leave() {
        isLeft.store(true, ordering: .relaxed)
    }

    deinit {
        if !isLeft.load(ordering: .relaxed) { try? FileSystem.removeTree(path) }
    }

    private static func all(in parent: FilePath) -> [FilePath] {
        let names = (try? FileSystem.list(parent)) ?? []
        return names.filter { $0.hasPrefix(prefix) }.map { parent.appending($0) }
    }

    private static func lock(of path: FilePath) -> FileLock? {
        try? FileLock(path.appending(lockName), mode: .exclusive, timeout: .zero)
    }
}
