// SPDX-License-Identifier: Apache-2.0

/// How a child ended, and what it used.
package struct ChildExit: Hashable, Sendable {
    /// The exit status; `nil` when a signal ended it.
    package let status: Int32?
    /// The signal that ended it; `nil` when it exited.
    package let signal: Int32?
    /// The processor time of all its threads.
    package let processorTime: Duration
    /// The most memory that it held at once, or its parent before it was started: they share it at that moment.
    package let peakBytes: UInt64

    /// Creates a record of an end.
    package init(status: Int32?, signal: Int32?, processorTime: Duration, peakBytes: UInt64) {
        self.status = status
        self.signal = signal
        self.processorTime = processorTime
        self.peakBytes = peakBytes
    }
}
