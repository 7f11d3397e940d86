// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A module that is not where it was looked for, or may not be taken from there.
package struct SourceError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    init(_ code: String, _ message: String, notes: [String] = [], hints: [String] = []) {
        diagnostic = Diagnostic(code: code, message: message, notes: notes, hints: hints)
    }

    /// A specifier was given to a source that does not take it.
    static func foreignSpecifier(_ specifier: String) -> Self {
        Self("source-mismatch", "\(specifier) was given to a source of another kind")
    }

    /// Something is not in the store, and the network is forbidden.
    static func offline(_ module: String) -> Self {
        Self(
            "network-needed",
            "`\(module)` is not pinned and in the store, and the network may not be used",
            hints: ["allow the network once; what the lock pins then loads offline"]
        )
    }
}
