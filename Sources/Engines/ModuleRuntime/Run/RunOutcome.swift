// SPDX-License-Identifier: Apache-2.0

package import SandboxKit

/// How a run ended.
package struct RunOutcome: Sendable {
    /// How the process ended, and what it used; without figures where its end was not waited for.
    package let exit: ChildExit
    /// The uncaught error that ended the program, if one did.
    package let report: ProgramReport?
    /// Why Tenon or the kernel ended it, if they did: a limit, a forged message, a crash.
    package let failure: RuntimeError?
    /// The value that it told, if it was asked for one and had one.
    package let value: ProgramValue?
    /// The compiled code of the program, if it was asked for: for ``PythonProgram/code`` of later runs.
    package let code: [UInt8]?

    /// The status for the shell: 1 when Tenon or a limit ended the program, else the program's own, or
    /// 128 and the signal that somebody sent it.
    package var status: Int32 {
        if failure != nil { return 1 }
        return exit.status ?? 128 + (exit.signal ?? 0)
    }
}
