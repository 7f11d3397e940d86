// SPDX-License-Identifier: Apache-2.0

/// Something that a child did while somebody watched it.
package enum ChildEvent: Sendable {
    /// It wrote these bytes to the watched pipe; any part of a message, or several.
    case received([UInt8])
    /// Its time was over, and it was killed; its end follows.
    case timedOut
    /// It ended; the last event.
    case exited(ChildExit)
    /// Watching it failed; the last event.
    case failed(SandboxError)
}
