// SPDX-License-Identifier: Apache-2.0

package import SandboxKit

/// How a run ended.
package struct RunOutcome: Sendable {
    /// How the process ended, and what it used.
    package let exit: ChildExit
    /// The uncaught error that ended the program, if one did.
    package let report: ProgramReport?
    /// Why Tenon or the kernel ended it, if they did: a limit, a forged message, a crash.
    package let failure: RuntimeError?

    /// The status for the shell: the program's own, 1 for an error, 128 and the signal for a signal.
    package var status: Int32 {
        if let status = exit.status { return failure == nil ? status : max(1, status) }
        return 128 + (exit.signal ?? 0)
    }
}
