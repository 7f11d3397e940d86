// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc

/// What this process uses.
enum ProcessorTime {
    /// The time that processors gave to this thread, which other work on the machine does not lengthen.
    static func ofThread() -> Duration {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// The memory that the process holds now, in megabytes.
    static func residentMegabytes() throws -> Int {
        let status = try String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        let words = line?.split(whereSeparator: \.isWhitespace) ?? []
        return (words.count > 1 ? Int(words[1]) ?? 0 : 0) / 1024
    }
}
