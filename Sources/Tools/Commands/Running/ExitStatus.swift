// SPDX-License-Identifier: Apache-2.0

/// What a command tells the shell.
package struct ExitStatus: Hashable, Sendable {
    /// The number.
    package let code: Int32

    /// The status of a program that was run for the user, passed on as it is.
    package init(ofProgram code: Int32) {
        self.code = code
    }

    /// The work was done.
    package static let success = ExitStatus(ofProgram: 0)

    /// The work could not be done; standard error says why.
    package static let failure = ExitStatus(ofProgram: 1)

    /// The command line was wrong; nothing was done.
    package static let usage = ExitStatus(ofProgram: 2)
}
