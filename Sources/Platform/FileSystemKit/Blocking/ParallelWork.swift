// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization

/// Work in independent pieces, done by all processors at once.
package enum ParallelWork {
    /// What `body` makes of each number below `count`, in the order of the numbers.
    ///
    /// The calling thread waits, and does its part.
    package static func map<Result: Sendable>(
        _ count: Int,
        _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let result = body(number)
            results.withLock { $0[number] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
