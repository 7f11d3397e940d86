// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Why the file of tokens is not used; it never repeats what is in it.
package struct CredentialError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    static func exposed(_ path: String) -> Self {
        Self(
            diagnostic: Diagnostic(
                code: "credentials-exposed",
                message: "others on this machine may read the tokens in `\(path)`",
                hints: [
                    "run `chmod 600 \(path)`, and revoke the tokens if somebody may have read them"
                ]
            )
        )
    }

    static func malformed(_ path: String) -> Self {
        Self(
            diagnostic: Diagnostic(
                code: "credentials-malformed",
                message: "`\(path)` is not a file of tokens that this Tenon reads",
                hints: ["move it away, and run `tenon login` again"]
            )
        )
    }
}
