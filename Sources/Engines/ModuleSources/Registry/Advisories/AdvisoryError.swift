// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel

/// A source of advisories that does not give what it says that it has.
package struct AdvisoryError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    private init(_ code: String, _ message: String, hints: [String] = []) {
        diagnostic = Diagnostic(code: code, message: message, hints: hints)
    }

    static func noList(_ source: String) -> Self {
        Self(
            "advisories-not-found",
            "there are no advisories at `\(source)`",
            hints: ["check the address for a typing error"]
        )
    }

    static func missing(_ id: AdvisoryID, _ source: String) -> Self {
        Self("advisory-missing", "`\(source)` lists the advisory `\(id)` and does not have it")
    }

    static func otherID(_ id: AdvisoryID, _ found: AdvisoryID, _ source: String) -> Self {
        Self(
            "advisory-mismatch",
            "`\(source)` has the advisory `\(found)` where `\(id)` belongs"
        )
    }

    static func otherAuthor(_ author: String, _ source: String) -> Self {
        Self("advisory-mismatch", "`\(source)` has the advisories of `\(author)`")
    }

    static func tooMany(_ source: String, limit: Int) -> Self {
        Self(
            "advisories-too-many",
            "`\(source)` lists more than \(limit) advisories about what is used here"
        )
    }
}
