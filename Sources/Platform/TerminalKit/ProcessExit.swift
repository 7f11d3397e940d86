// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How a process of ours ends.
package enum ProcessExit {
    /// Ends this process with a status; only entry points call it.
    package static func end(status: Int32) -> Never {
        exit(status)
    }
}
