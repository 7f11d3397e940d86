// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// An archive that is not read, or files that are not packed (`docs/formats/archive.md`).
package struct ArchiveError: DiagnosticError, Hashable {
    /// What went wrong.
    package enum Code: String, Sendable {
        /// It is no gzip file with a tar archive in it, or something follows its end.
        case malformed = "archive-malformed"
        /// It holds what a package may not hold.
        case refused = "archive-entry-refused"
        /// It goes beyond a limit.
        case tooLarge = "archive-too-large"
        /// This machine can't read archives.
        case unavailable = "archive-unavailable"
    }

    /// What went wrong.
    package let code: Code

    /// The archive.
    package let archive: String

    /// What is wrong with it, in words.
    package let reason: String

    init(_ code: Code, _ archive: String, _ reason: String) {
        self.code = code
        self.archive = archive
        self.reason = reason
    }

    /// Names the archive and what is wrong with it.
    package var diagnostic: Diagnostic {
        let message =
            switch code {
            case .malformed: "`\(archive)` is not a package archive: \(reason)"
            case .refused: "`\(archive)` holds what no package may hold: \(reason)"
            case .tooLarge: "`\(archive)` is too large: \(reason)"
            case .unavailable: "`\(archive)` can't be read or written here: \(reason)"
            }
        return Diagnostic(
            code: code.rawValue,
            message: message,
            hints: code == .unavailable ? ["install zlib (Debian: zlib1g)"] : []
        )
    }
}
