// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import VersionSolving

/// No choice of versions meets everything that a project asks.
package struct PackageConflict: DiagnosticError {
    /// Why, and what would help.
    package let diagnostic: Diagnostic

    init(_ failure: SolverFailure) {
        let names = failure.problem.requirements.map { "`\($0.name)`" }
        diagnostic = Diagnostic(
            code: "packages-unsolvable",
            message: "no versions of the packages go together",
            notes: ["asked for are " + Set(names).sorted().joined(separator: ", ")]
        )
    }
}
