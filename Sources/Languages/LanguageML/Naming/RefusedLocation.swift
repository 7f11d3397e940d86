// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A location that modules of other languages have.
package struct RefusedLocation: DiagnosticError, Hashable {
    /// The rejected text.
    let text: String

    /// Says why, and what to write instead.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "specifier-refused",
            message: "`\(text)` cannot be imported: it is a module for JavaScript",
            hints: ["modules of ML have names such as `math`, modules of Python theirs"]
        )
    }
}
