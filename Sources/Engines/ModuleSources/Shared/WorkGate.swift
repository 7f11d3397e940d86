// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Lets at most so many through at once; the others wait in the order in which they came.
package final class WorkGate: Sendable {
    private struct State {
        var free: Int
        var waiters: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        var nextNumber = 0
    }

    private let state: Mutex<State>

    /// Creates a gate for `limit` at once, at least one.
    package init(limit: Int) {
        state = Mutex(State(free: max(1, limit)))
    }

    /// Does `body` once there is room.
    ///
    /// - Throws: `CancellationError` when the task is cancelled while it waits, or what `body` throws.
    package func pass<Result: Sendable>(
        _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        guard await enter() else { throw CancellationError() }
        defer { leave() }
        return try await body()
    }

    private func enter() async -> Bool {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if Task.isCancelled { return false }
                    guard state.free == 0 else {
                        state.free -= 1
                        return true
                    }
                    state.waiters.append((number, continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.number == number }.map {
                    state.waiters.remove(at: $0)
                }
            }
            waiter?.continuation.resume(returning: false)
        }
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard !state.waiters.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiters.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
