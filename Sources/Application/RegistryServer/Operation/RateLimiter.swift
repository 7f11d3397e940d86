// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Lets each client make so many requests a second, and some more at once (token buckets).
///
/// A bucket that is full again is no different from none, so those are forgotten first; the memory is
/// bounded whatever addresses come.
package final class RateLimiter: Sendable {
    private struct Bucket {
        var level: Double
        var filled: ContinuousClock.Instant
    }

    private let rate: Double
    private let burst: Double
    private let capacity: Int
    private let now: @Sendable () -> ContinuousClock.Instant
    private let buckets = Mutex<[Int: Bucket]>([:])

    /// Allows `rate` requests a second and `burst` at once, for at most `capacity` clients at a time.
    package init(
        rate: Double,
        burst: Double,
        capacity: Int = 20_000,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.rate = rate
        self.burst = burst
        self.capacity = capacity
        self.now = now
    }

    /// Takes one from the bucket of `client`; `nil`, or the seconds until there is one again.
    package func secondsToWait(for client: String) -> Int? {
        // Keys are hashes with a seed of this process: texts may be secrets, and are chosen by clients.
        let key = client.hashValue
        let time = now()
        return buckets.withLock { buckets in
            if buckets[key] == nil, buckets.count >= capacity { forget(&buckets, at: time) }
            var bucket = buckets[key] ?? Bucket(level: burst, filled: time)
            bucket.level = level(of: bucket, at: time)
            bucket.filled = time
            defer { buckets[key] = bucket }
            guard bucket.level < 1 else {
                bucket.level -= 1
                return nil
            }
            return max(1, Int(((1 - bucket.level) / rate).rounded(.up)))
        }
    }

    /// The clients that are remembered.
    package var count: Int { buckets.withLock(\.count) }

    private func level(of bucket: Bucket, at time: ContinuousClock.Instant) -> Double {
        min(burst, bucket.level + RequestLog.seconds(bucket.filled.duration(to: time)) * rate)
    }

    /// Forgets full buckets, and when there are few, the fuller half.
    private func forget(_ buckets: inout [Int: Bucket], at time: ContinuousClock.Instant) {
        buckets = buckets.filter { level(of: $0.value, at: time) < burst }
        guard buckets.count > capacity / 2 else { return }
        let levels = buckets.values.map { level(of: $0, at: time) }.sorted()
        let middle = levels[levels.count / 2]
        buckets = buckets.filter { level(of: $0.value, at: time) < middle }
    }
}
