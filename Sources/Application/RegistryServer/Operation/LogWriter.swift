// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization

/// Writes lines on a thread of its own: a log that is read slowly, or not at all, stops no request.
package final class LogWriter: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var dropped = 0
        var isWriting = false
    }

    /// The bytes that may wait; lines beyond them are dropped, and counted.
    private static let limit = 4 << 20

    private let sink: @Sendable ([UInt8]) -> Void
    private let queue = DispatchQueue(label: "log")
    private let state = Mutex(State())

    /// Writes to `sink`, which may block.
    package init(_ sink: @escaping @Sendable ([UInt8]) -> Void) {
        self.sink = sink
    }

    /// Adds a finished line.
    package func write(_ line: [UInt8]) {
        let starts = state.withLock { state in
            guard state.bytes.count + line.count <= Self.limit else {
                state.dropped += 1
                return false
            }
            state.bytes += line
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if starts { queue.async { self.drain() } }
    }

    /// Waits until everything is written.
    package func finish() {
        queue.sync {}
    }

    private func drain() {
        while true {
            let (bytes, dropped) = state.withLock { state in
                defer {
                    state.bytes = []
                    state.dropped = 0
                }
                if state.bytes.isEmpty, state.dropped == 0 { state.isWriting = false }
                return (state.bytes, state.dropped)
            }
            guard !bytes.isEmpty || dropped > 0 else { return }
            sink(bytes)
            if dropped > 0 { sink(Array("\(dropped) lines of the log are missing here\n".utf8)) }
        }
    }
}
