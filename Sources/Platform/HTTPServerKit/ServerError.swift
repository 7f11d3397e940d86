// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Why a server cannot listen.
package enum ServerError: DiagnosticError, Hashable {
    /// The address is no numeric address.
    case addressMalformed(String)
    /// Another program listens there.
    case addressInUse(String)
    /// The system lets only others listen there.
    case addressDenied(String)
    /// This machine does not have the address.
    case addressForeign(String)
    /// Anything else, in plain words.
    case failed(reason: String)

    /// Says where it cannot listen, and why.
    package var diagnostic: Diagnostic {
        switch self {
        case .addressMalformed(let place):
            Diagnostic(
                code: "server-address-malformed",
                message: "`\(place)` is not an address to listen at",
                hints: ["write an address and a port, such as `127.0.0.1:8080` or `[::]:8080`"]
            )
        case .addressInUse(let place):
            Diagnostic(
                code: "server-address-in-use",
                message: "cannot listen at `\(place)`: another program does",
                hints: ["choose another port; port 0 takes one that is free"]
            )
        case .addressDenied(let place):
            Diagnostic(
                code: "server-address-denied",
                message: "cannot listen at `\(place)`: permission denied",
                hints: ["choose a port above 1023"]
            )
        case .addressForeign(let place):
            Diagnostic(
                code: "server-address-foreign",
                message: "cannot listen at `\(place)`: this machine does not have that address",
                hints: ["use `127.0.0.1` for this machine alone, or `0.0.0.0` for all who reach it"]
            )
        case .failed(let reason):
            Diagnostic(code: "server-failed", message: "cannot start the server: \(reason)")
        }
    }
}
