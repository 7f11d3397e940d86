// SPDX-License-Identifier: Apache-2.0

internal import Dispatch

/// A serial executor with a thread of its own, for C calls that block.
package final class BlockingExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// Makes a thread, named `label` for people who look.
    package init(label: String) {
        queue = DispatchQueue(label: label)
    }

    /// Runs a piece of an actor's work on the thread.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    /// This executor, as actors name theirs.
    package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }
}
