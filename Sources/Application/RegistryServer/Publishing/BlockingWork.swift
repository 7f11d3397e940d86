// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Synchronization

/// Threads for work that takes long or waits for the disk, so that others are answered meanwhile.
final class BlockingWork: Sendable {
    /// How many may wait for a thread.
    private static let waitingLimit = 64

    private let workers: [BlockingThread]
    private let state = Mutex((next: 0, waiting: 0))

    /// Makes `count` threads.
    init(threads count: Int) {
        workers = (0..<max(1, count)).map { _ in BlockingThread(label: "registry") }
    }

    /// Does a piece of work.
    ///
    /// - Throws: `server-busy`, or what `body` throws.
    func run<Result: Sendable>(
        _ body: @Sendable () throws -> Result
    ) async throws -> Result {
        let worker = state.withLock { state -> BlockingThread? in
            guard state.waiting < Self.waitingLimit else { return nil }
            state.waiting += 1
            state.next = (state.next + 1) % workers.count
            return workers[state.next]
        }
        guard let worker else { throw ServiceError.busy("a free thread") }
        defer { state.withLock { $0.waiting -= 1 } }
        return try await worker.run(body)
    }
}
