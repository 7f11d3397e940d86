// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How a process of ours ends.
package enum ProcessExit {
    /// Ends this process with a status; only entry points call it.
    ///
    /// Nothing else of it runs: what libraries do at an end (OpenSSL frees its tables) would be done while
    /// threads of ours may still use them. Nothing is lost, since no output of ours is held back.
    package static func end(status: Int32) -> Never {
        _exit(status)
    }
}
