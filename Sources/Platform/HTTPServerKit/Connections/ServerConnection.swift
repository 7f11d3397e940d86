// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// One connection, from its begin to its end.
final class ServerConnection: Sendable {
    private struct State {
        var deadline: ContinuousClock.Instant?
        var isBusy = false
    }

    let socket: Int32
    let peer: String
    private let state: Mutex<State>

    init(socket: Int32, peer: String, deadline: ContinuousClock.Instant) {
        self.socket = socket
        self.peer = peer
        state = Mutex(State(deadline: deadline))
    }

    /// Whether a request has begun and its answer has not ended.
    var isBusy: Bool { state.withLock(\.isBusy) }

    /// A request has begun; the time for its head goes on running.
    func begin() {
        state.withLock { $0.isBusy = true }
    }

    /// Sets when the present part of the work has to be over; `nil` while the client waits for us.
    func expect(by deadline: ContinuousClock.Instant?) {
        state.withLock { $0.deadline = deadline }
    }

    /// The answer has ended; the next request is awaited until `deadline`.
    func finish(nextBy deadline: ContinuousClock.Instant) {
        state.withLock { $0 = State(deadline: deadline) }
    }

    /// Whether the client was too slow.
    func isLate(at now: ContinuousClock.Instant) -> Bool {
        state.withLock { state in state.deadline.map { $0 < now } ?? false }
    }
}
