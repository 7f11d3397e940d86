// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How the terminals at the standard streams are set at a moment: echo, lines or single keys.
///
/// A program may change them; its runtime sets them back when it ends by itself, and not when it is killed.
package struct TerminalModes: Equatable, Sendable {
    private let modes: [[UInt8]]

    /// The modes now; of what is no terminal, none.
    package static func current() -> TerminalModes {
        TerminalModes(
            modes: [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].map { stream in
                var mode = termios()
                guard unsafe tcgetattr(stream, &mode) == 0 else { return [] }
                return unsafe withUnsafeBytes(of: &mode) { unsafe Array($0) }
            }
        )
    }
}
