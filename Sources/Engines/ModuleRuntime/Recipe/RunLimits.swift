// SPDX-License-Identifier: Apache-2.0

/// What a run may use; `nil` is without limit.
package struct RunLimits: Hashable, Sendable {
    /// Megabytes of objects; in Deno as many again of other memory.
    package var memoryMegabytes: Int?
    /// Seconds of processor time, of all threads together.
    package var processorSeconds: Int?
    /// Time on the clock.
    package var wallClock: Duration?
    /// Bytes of each file that is written; what a program prints, where that is caught in one.
    package var fileBytes: UInt64?

    /// No limits.
    package init() {}
}
