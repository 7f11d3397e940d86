// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Same key, same work: whoever asks first does the work, the others wait for the result.
///
/// Values are kept, failures are not: a later caller tries again. When the one who works is
/// cancelled, one of those who wait takes over.
package final class OnceMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private enum Entry {
        case running(waiters: [Int: CheckedContinuation<Signal, Never>])
        case done(Value)
    }

    private enum Signal: Sendable {
        case done(Value)
        case failed(any Error)
        /// The work was given up, or the one who waits was: look again.
        case lookAgain
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var nextWaiter = 0
    }

    private enum Role {
        case worker
        case waiter(Int)
        case finished(Value)
    }

    private let state = Mutex(State())

    /// Creates an empty map.
    package init() {}

    /// The value for `key`, made by `make` unless it is there or being made.
    ///
    /// - Throws: what `make` throws, to all who wait for it; `CancellationError` when the caller is
    ///   cancelled while it waits.
    package func value(
        for key: Key,
        make: @Sendable () async throws -> Value
    ) async throws -> Value {
        while true {
            try Task.checkCancellation()
            switch takeRole(for: key) {
            case .finished(let value): return value
            case .worker: return try await work(on: key, make)
            case .waiter(let number):
                switch await signal(to: number, key) {
                case .done(let value): return value
                case .failed(let error): throw error
                case .lookAgain: continue
                }
            }
        }
    }

    private func takeRole(for key: Key) -> Role {
        state.withLock { state in
            switch state.entries[key] {
            case .done(let value): return .finished(value)
            case .running:
                state.nextWaiter += 1
                return .waiter(state.nextWaiter)
            case nil:
                state.entries[key] = .running(waiters: [:])
                return .worker
            }
        }
    }

    private func work(on key: Key, _ make: @Sendable () async throws -> Value) async throws -> Value
    {
        do {
            let value = try await make()
            finish(key, keeping: .done(value), signal: .done(value))
            return value
        } catch {
            finish(key, keeping: nil, signal: Task.isCancelled ? .lookAgain : .failed(error))
            throw error
        }
    }

    private func finish(_ key: Key, keeping entry: Entry?, signal: Signal) {
        let previous = state.withLock { state in
            defer { state.entries[key] = entry }
            return state.entries[key]
        }
        guard case .running(let waiters) = previous else { return }
        for waiter in waiters.values { waiter.resume(returning: signal) }
    }

    private func signal(to number: Int, _ key: Key) async -> Signal {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isWaiting = state.withLock { state in
                    guard !Task.isCancelled, case .running(var waiters) = state.entries[key] else {
                        return false
                    }
                    waiters[number] = continuation
                    state.entries[key] = .running(waiters: waiters)
                    return true
                }
                if !isWaiting { continuation.resume(returning: .lookAgain) }
            }
        } onCancel: {
            let waiter = state.withLock { state -> CheckedContinuation<Signal, Never>? in
                guard case .running(var waiters) = state.entries[key] else { return nil }
                defer { state.entries[key] = .running(waiters: waiters) }
                return waiters.removeValue(forKey: number)
            }
            waiter?.resume(returning: .lookAgain)
        }
    }
}
