// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Synchronization

/// Keeps small files in memory, those that were asked for last.
///
/// Each is compared with the folder before it is used, so it is never older than the folder: files there
/// are replaced as a whole, which gives them another number.
final class FileCache: Sendable {
    private struct Entry {
        let file: ServedFile
        var used: UInt64
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var cost = 0
        var clock: UInt64 = 0
        var hits: UInt64 = 0
        var misses: UInt64 = 0
    }

    private let limit: Int
    private let state = Mutex(State())

    /// A cache that takes at most `limit` bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// The bytes that are kept, and how often something was there or not.
    var statistics: (bytes: Int, hits: UInt64, misses: UInt64) {
        state.withLock { ($0.cost, $0.hits, $0.misses) }
    }

    /// The file for a path, if it is kept and still what the folder holds.
    func file(for path: String) -> ServedFile? {
        let kept = state.withLock { state in
            state.clock += 1
            state.entries[path]?.used = state.clock
            return state.entries[path]?.file
        }
        let current = kept.flatMap { try? FileSystem.status(of: $0.path) }
        let isCurrent = kept != nil && current == kept?.status
        state.withLock { state in
            if isCurrent { state.hits += 1 } else { state.misses += 1 }
        }
        return isCurrent ? kept : nil
    }

    /// Keeps a file, and drops those that were not used for the longest time.
    func keep(_ file: ServedFile, for path: String) {
        guard file.cost <= limit / 4 else { return }
        state.withLock { state in
            if let old = state.entries.removeValue(forKey: path) { state.cost -= old.file.cost }
            if state.cost + file.cost > limit { Self.shrink(&state, to: limit / 2) }
            state.clock += 1
            state.entries[path] = Entry(file: file, used: state.clock)
            state.cost += file.cost
        }
    }

    /// Half of it at once, so that sorting is rare.
    private static func shrink(_ state: inout State, to limit: Int) {
        for (path, entry) in state.entries.sorted(by: { $0.value.used < $1.value.used }) {
            guard state.cost > limit else { return }
            state.entries[path] = nil
            state.cost -= entry.file.cost
        }
    }
}
