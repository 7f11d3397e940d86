// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import Synchronization

/// What one command did, while it does it.
final class UsageTally: Sendable {
    private let noted = Mutex<[UsageEvent]>([])

    func note(_ action: UsageEvent.Action, _ package: PackageName, _ version: Version) {
        noted.withLock { $0.append(UsageEvent(package: package, version: version, action: action)) }
    }

    /// Everything that was noted, in no order.
    var events: [UsageEvent] { noted.withLock { $0 } }
}
