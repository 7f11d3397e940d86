// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
internal import SigningKit
internal import Synchronization

/// What compilers made, by a digest of everything that it was made from; all of it can be made again.
///
/// A value is believed only when it is what was kept under its key: a damaged file, or one under the name of
/// another, counts as missing. Processes share the folder; a file appears whole or not at all. Nothing here ever
/// fails: a folder that cannot be read or written only makes work.
package final class CompilationCache: Sendable {
    /// The most bytes that are kept, unless told otherwise.
    package static let defaultSizeLimit = 256 << 20

    let folder: FilePath
    private let sizeLimit: Int
    private let session = Mutex(CompilationStatistics())

    /// A cache in `folder`, which need not exist; above `sizeLimit` bytes, what was not used longest goes.
    package init(folder: FilePath, sizeLimit: Int = CompilationCache.defaultSizeLimit) {
        self.folder = folder
        self.sizeLimit = sizeLimit
    }

    /// What was kept under `key`.
    package func value(for key: CompilationKey) -> [UInt8]? {
        let path = path(of: key)
        let found = try? FileSystem.read(path, limit: Self.valueLimit, followingLinks: false)
        guard let found else {
            session.withLock { $0.misses += 1 }
            return nil
        }
        let value = Array(found.dropFirst(SHA256Hasher.byteCount))
        guard found.prefix(SHA256Hasher.byteCount).elementsEqual(Self.seal(value, key)) else {
            try? FileSystem.remove(path)
            session.withLock { $0.misses += 1 }
            return nil
        }
        try? FileSystem.touch(path)
        session.withLock { $0.hits += 1 }
        return value
    }

    /// Keeps `value` under `key`.
    package func keep(_ value: [UInt8], for key: CompilationKey) {
        let path = path(of: key)
        guard value.count <= Self.valueLimit,
            (try? write(Self.seal(value, key) + value, to: path)) != nil
        else { return }
        session.withLock { $0.bytes += value.count + SHA256Hasher.byteCount }
    }

    /// What was looked up and kept since the statistics began, by all processes; this one's own part is added when
    /// it calls ``finish()``.
    package func statistics() -> CompilationStatistics {
        CompilationStatistics(reading: statisticsPath)
    }

    /// Adds what this process did to the statistics, and makes room when too much is kept.
    package func finish() {
        let own = session.withLock { session in
            defer { session = CompilationStatistics() }
            return session
        }
        guard own != CompilationStatistics(), FileSystem.kind(of: folder) == .folder else { return }
        let lock = try? FileLock(folder.appending("lock"), mode: .exclusive, timeout: .seconds(1))
        guard lock != nil else { return }
        var all = CompilationStatistics(reading: statisticsPath)
        all.add(own)
        if all.bytes > sizeLimit { makeRoom(&all) }
        try? write(all.encoded, to: statisticsPath)
    }

    /// Forgets everything, statistics too.
    ///
    /// - Throws: ``FileSystemError``.
    package func removeAll() throws(FileSystemError) {
        guard FileSystem.kind(of: folder) != nil else { return }
        try FileSystem.removeTree(folder)
    }
}

// MARK: - Files

extension CompilationCache {
    /// The most bytes that one value may have.
    private static let valueLimit = 64 << 20

    private var statisticsPath: FilePath { folder.appending("statistics") }

    private func path(of key: CompilationKey) -> FilePath {
        folder.appending("\(key.hex).unit")
    }

    /// What stands before a value in its file.
    private static func seal(_ value: [UInt8], _ key: CompilationKey) -> [UInt8] {
        var hasher = SHA256Hasher()
        hasher.update(key.bytes)
        hasher.update(value)
        return hasher.digest()
    }

    private func write(_ bytes: [UInt8], to path: FilePath) throws(FileSystemError) {
        let temporary = folder.appending(FileSystem.temporaryPrefix + RandomSource.system.name())
        if FileSystem.kind(of: folder) == nil { try FileSystem.createFolders(folder, mode: 0o700) }
        try FileSystem.writeBriefly(bytes, to: temporary)
        do throws(FileSystemError) {
            try FileSystem.rename(temporary, to: path)
        } catch {
            try? FileSystem.remove(temporary)
            throw error
        }
    }

    /// The files of values, and what writers left behind.
    func keptFiles() -> [(path: FilePath, status: FileStatus)] {
        let names = (try? FileSystem.list(folder)) ?? []
        return names.compactMap { name in
            guard name.hasSuffix(".unit") || name.hasPrefix(FileSystem.temporaryPrefix) else {
                return nil
            }
            let path = folder.appending(name)
            return (try? FileSystem.status(of: path)).map { (path, $0) }
        }
    }

    /// Removes what was not used longest, down to four fifths of the limit, and what writers left behind.
    private func makeRoom(_ statistics: inout CompilationStatistics) {
        var kept = keptFiles()
        kept.sort { $0.status.modifiedNanoseconds < $1.status.modifiedNanoseconds }
        statistics.bytes = kept.reduce(0) { $0 + $1.status.size }
        for (path, status) in kept where statistics.bytes > sizeLimit / 5 * 4 {
            guard (try? FileSystem.remove(path)) != nil else { continue }
            statistics.bytes -= status.size
            statistics.evictions += 1
        }
    }
}
