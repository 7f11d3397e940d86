// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// How long ago something was, roughly: `3 days`.
enum Age {
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("day", 86_400_000), ("hour", 3_600_000), ("minute", 60_000), ("second", 1_000),
    ]

    static func text(from then: Timestamp, to now: Timestamp) -> String {
        let span = max(0, now.milliseconds - then.milliseconds)
        for unit in units where span >= unit.milliseconds {
            let count = span / unit.milliseconds
            return "\(count) \(unit.name)" + (count == 1 ? "" : "s")
        }
        return "a moment"
    }
}
