// SPDX-License-Identifier: Apache-2.0

/// A thread for work that takes long or waits for the disk, one piece after the other.
package actor BlockingThread {
    private let executor: BlockingExecutor

    /// The thread itself.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// Makes a thread, named `label` for people who look.
    package init(label: String) {
        executor = BlockingExecutor(label: label)
    }

    /// Does a piece of work.
    ///
    /// - Throws: what `body` throws.
    package func run<Result: Sendable>(
        _ body: @Sendable () throws -> Result
    ) rethrows -> Result {
        try body()
    }
}
