// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
internal import TerminalKit

/// The time, as a command knows it; tests give their own.
package struct CommandClock: Sendable {
    /// The instant, for records.
    package let now: @Sendable () -> Timestamp

    /// How long something has been going on; never set back.
    package let elapsed: @Sendable () -> Duration

    /// Waits.
    package let sleep: @Sendable (Duration) async throws -> Void

    /// Combines clocks.
    package init(
        now: @escaping @Sendable () -> Timestamp,
        elapsed: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.now = now
        self.elapsed = elapsed
        self.sleep = sleep
    }
}

extension CommandClock {
    /// The clocks of this machine; only entry points use them.
    package static var system: CommandClock {
        let start = ContinuousClock.now
        return CommandClock(
            now: { Timestamp(milliseconds: WallClock.milliseconds) },
            elapsed: { start.duration(to: .now) },
            sleep: { try await Task.sleep(for: $0) }
        )
    }
}
