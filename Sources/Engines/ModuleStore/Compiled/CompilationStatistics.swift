// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// How a compilation cache was used.
package struct CompilationStatistics: Hashable, Sendable {
    /// Look-ups that found something.
    package var hits = 0
    /// Look-ups that did not.
    package var misses = 0
    /// Values that had to go for others.
    package var evictions = 0
    /// The bytes that were written since the cache was last counted, what is replaced included.
    package var bytes = 0

    /// Nothing yet.
    package init() {}

    /// Reads the statistics that are kept at `path`; nothing when there are none.
    init(reading path: FilePath) {
        let bytes = (try? FileSystem.read(path, limit: 1024, followingLinks: false)) ?? []
        let numbers = String(decoding: bytes, as: UTF8.self).split(separator: " ").map {
            Int($0) ?? 0
        }
        guard numbers.count == 4, numbers.allSatisfy({ (0...Int.max / 2).contains($0) }) else {
            return
        }
        (hits, misses, evictions, self.bytes) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    /// The form that is kept.
    var encoded: [UInt8] { Array("\(hits) \(misses) \(evictions) \(bytes)".utf8) }

    mutating func add(_ other: Self) {
        hits += other.hits
        misses += other.misses
        evictions += other.evictions
        bytes += other.bytes
    }
}
