// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Why events can't be counted, shown or sent.
package enum UsageBookError: DiagnosticError, Hashable {
    /// Nothing is counted on this machine.
    case off
    /// The file with what was counted is none.
    case malformed(String)
    /// There is a registry that takes no events.
    case noServer(String)

    /// Says what is wrong, and the command that helps.
    package var diagnostic: Diagnostic {
        switch self {
        case .off:
            Diagnostic(
                code: "usage-off",
                message: "nothing is counted on this machine",
                hints: ["switch it on with `tenon stats on`; nothing is sent by itself"]
            )
        case .malformed(let path):
            Diagnostic(
                code: "usage-malformed",
                message: "`\(path)` is not what Tenon wrote there",
                hints: ["begin anew with `tenon stats off` and `tenon stats on`"]
            )
        case .noServer(let registry):
            Diagnostic(
                code: "usage-not-taken",
                message: "the registry `\(registry)` has no server that takes what was counted"
            )
        }
    }
}
