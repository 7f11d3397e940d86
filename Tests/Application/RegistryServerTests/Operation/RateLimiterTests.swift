// SPDX-License-Identifier: Apache-2.0

import RegistryServer
import Synchronization
import Testing

/// How many requests a client may make.
@Suite struct RateLimiterTests {
    /// A clock that a test moves.
    final class Clock: Sendable {
        private let time = Mutex(ContinuousClock.now)

        var now: ContinuousClock.Instant { time.withLock { $0 } }

        func advance(by duration: Duration) { time.withLock { $0 += duration } }
    }

    @Test func `a burst is let through, then the rate`() {
        let clock = Clock()
        let limiter = RateLimiter(rate: 2, burst: 4) { clock.now }
        for _ in 0..<4 { #expect(limiter.secondsToWait(for: "a") == nil) }
        #expect(limiter.secondsToWait(for: "a") == 1)
        #expect(limiter.secondsToWait(for: "b") == nil, "another client")
        clock.advance(by: .milliseconds(500))
        #expect(limiter.secondsToWait(for: "a") == nil)
        #expect(limiter.secondsToWait(for: "a") == 1)
        clock.advance(by: .seconds(100))
        for _ in 0..<4 { #expect(limiter.secondsToWait(for: "a") == nil) }
        #expect(limiter.secondsToWait(for: "a") == 1)
    }

    @Test func `a slow rate tells how long to wait`() {
        let clock = Clock()
        let limiter = RateLimiter(rate: 0.1, burst: 1) { clock.now }
        #expect(limiter.secondsToWait(for: "a") == nil)
        #expect(limiter.secondsToWait(for: "a") == 10)
        clock.advance(by: .seconds(4))
        #expect(limiter.secondsToWait(for: "a") == 6)
    }

    @Test func `any number of addresses takes bounded memory`() {
        let clock = Clock()
        let limiter = RateLimiter(rate: 1, burst: 2, capacity: 100) { clock.now }
        for client in 0..<10_000 { _ = limiter.secondsToWait(for: "\(client)") }
        #expect(limiter.count <= 100)
        // Those who were just refused are remembered rather than those who were not.
        clock.advance(by: .seconds(60))
        for _ in 0..<3 { _ = limiter.secondsToWait(for: "greedy") }
        for client in 0..<99 { _ = limiter.secondsToWait(for: "\(client)") }
        #expect(limiter.secondsToWait(for: "greedy") != nil)
    }
}
