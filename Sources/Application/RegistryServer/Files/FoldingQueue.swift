// SPDX-License-Identifier: Apache-2.0

/// Folds one large file at a time, so that many requests for a new one do not fold it many times.
actor FoldingQueue {
    /// Does `work` when it is its turn.
    func run(_ work: @Sendable () -> StaticFiles.Answer) -> StaticFiles.Answer {
        work()
    }
}
