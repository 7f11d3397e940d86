// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization

/// Does a task's work on the thread that waits for it, one piece after the other.
///
/// A program that does one thing at a time needs no other threads: each costs a start some tenths of a
/// millisecond, and every change of threads as much again when processors are busy.
package final class CallingThread: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    private let count = DispatchSemaphore(value: 0)

    private init() {}

    /// Takes a piece of work, from any thread.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        count.signal()
    }

    /// Does `work` on this thread, which never comes back: `work` ends the process.
    ///
    /// What `work` starts as child tasks happens here too, unless they prefer another executor.
    package static func run(_ work: @escaping @Sendable () async -> Void) -> Never {
        let thread = CallingThread()
        Task(executorPreference: thread, operation: work)
        while true {
            thread.count.wait()
            let job = thread.jobs.withLock { $0.removeFirst() }
            unsafe job.runSynchronously(on: thread.asUnownedTaskExecutor())
        }
    }
}
