// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// An entry of a registry of mlld that can't be used.
package struct MlldFormatError: DiagnosticError, Hashable {
    /// The file.
    package let file: String

    /// What is wrong.
    package let reason: String

    /// Names the file and says what is wrong.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "registry-entry-malformed",
            message: "`\(file)` can't be used: \(reason)",
            hints: ["mend the file; the other entries are used"]
        )
    }
}
