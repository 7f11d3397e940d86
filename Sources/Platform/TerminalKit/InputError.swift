// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Why standard input could not be read to its end.
package enum InputError: DiagnosticError, Hashable {
    /// There is more of it than is taken.
    case tooLarge(limit: Int)
    /// Anything else, in the words of the system.
    case failed(reason: String)

    static func failed(number: Int32) -> InputError {
        switch number {
        case EBADF: .failed(reason: "the stream is closed")
        case EISDIR: .failed(reason: "it is a folder")
        default: .failed(reason: unsafe String(cString: strerror(number)).lowercased())
        }
    }

    /// Says that nothing of the input was used.
    package var diagnostic: Diagnostic {
        switch self {
        case .tooLarge(let limit):
            Diagnostic(
                code: "input-too-large",
                message: "standard input is larger than \(limit >> 20) MiB",
                notes: ["nothing of it was used"]
            )
        case .failed(let reason):
            Diagnostic(
                code: "input-failed",
                message: "cannot read standard input: \(reason)",
                notes: ["nothing of it was used"]
            )
        }
    }
}
