// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Ctrl-C while a child has the terminal.
package enum TerminalSignals {
    /// Leaves Ctrl-C and Ctrl-\ to children from now on, as a shell does.
    ///
    /// The terminal sends both to every process in front; children have the default again and end, or
    /// handle it. This process lives on to tell how they ended and to clean up. For a command line that
    /// is about to wait for a program, not for a library: it holds for the whole process.
    package static func leaveToChildren() {
        signal(SIGINT, SIG_IGN)
        signal(SIGQUIT, SIG_IGN)
    }
}
