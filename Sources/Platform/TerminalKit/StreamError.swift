// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Why a standard stream took no more bytes.
package enum StreamError: DiagnosticError, Hashable {
    /// The reader has gone: `tenon list | head -1`. Nothing that a person wants to hear of.
    case closed
    /// The disk that the stream ends on is full.
    case full
    /// Anything else, in the words of the system.
    case failed(reason: String)

    init(_ number: Int32) {
        switch number {
        case EPIPE: self = .closed
        case ENOSPC, EDQUOT: self = .full
        case EBADF: self = .failed(reason: "the stream is closed")
        default: self = .failed(reason: unsafe String(cString: strerror(number)).lowercased())
        }
    }

    /// Says that the output is incomplete.
    package var diagnostic: Diagnostic {
        let reason =
            switch self {
            case .closed: "the reader has closed it"
            case .full: "the disk is full"
            case .failed(let reason): reason
            }
        return Diagnostic(
            code: "output-failed",
            message: "cannot write to standard output: \(reason)",
            notes: ["what was written so far is incomplete"]
        )
    }
}
