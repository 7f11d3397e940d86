// SPDX-License-Identifier: Apache-2.0

import ModuleSources
import Synchronization
import Testing

@Suite struct OnceMapTests {
    private final class Counter: Sendable {
        let count = Mutex(0)
        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    private final class Flag: Sendable {
        private let value = Mutex(false)
        var isSet: Bool { value.withLock { $0 } }
        func set() { value.withLock { $0 = true } }
    }

    private struct Failure: Error {}

    @Test func `many callers, one work`() async throws {
        let map = OnceMap<String, Int>()
        let counter = Counter()
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    try await map.value(for: "key") {
                        for _ in 0..<20 { await Task.yield() }
                        return counter.next()
                    }
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(values == [1])
        #expect(try await map.value(for: "other") { counter.next() } == 2)
    }

    @Test func `a failure reaches the caller and is not kept`() async throws {
        let map = OnceMap<String, Int>()
        await #expect(throws: Failure.self) { try await map.value(for: "key") { throw Failure() } }
        #expect(try await map.value(for: "key") { 7 } == 7)
    }

    @Test func `when the worker is cancelled, another takes over`() async throws {
        let map = OnceMap<String, Int>()
        let counter = Counter()
        let work: @Sendable () async throws -> Int = {
            let number = counter.next()
            while number == 1 {
                try Task.checkCancellation()
                await Task.yield()
            }
            return number
        }
        try await withThrowingTaskGroup(of: Int?.self) { group in
            group.addTask {
                await withThrowingTaskGroup(of: Int.self) { inner in
                    inner.addTask { try await map.value(for: "key", make: work) }
                    while counter.count.withLock({ $0 }) == 0 { await Task.yield() }
                    inner.cancelAll()
                    return try? await inner.next()
                }
            }
            while counter.count.withLock({ $0 }) == 0 { await Task.yield() }
            group.addTask { try await map.value(for: "key", make: work) }
            let values = try await group.reduce(into: []) { $0.append($1) }
            #expect(values.compactMap { $0 } == [2])
        }
    }

    @Test func `one who waits can be cancelled alone`() async throws {
        let map = OnceMap<String, Int>()
        let hasBegun = Flag()
        let mayEnd = Flag()
        try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                try await map.value(for: "key") {
                    hasBegun.set()
                    while !mayEnd.isSet { await Task.yield() }
                    return 1
                }
            }
            while !hasBegun.isSet { await Task.yield() }
            await #expect(throws: CancellationError.self) {
                try await withThrowingTaskGroup(of: Int.self) { inner in
                    inner.addTask { try await map.value(for: "key") { 2 } }
                    inner.cancelAll()
                    try await inner.waitForAll()
                }
            }
            mayEnd.set()
            let value = try await group.next()
            #expect(value == 1)
        }
    }
}
