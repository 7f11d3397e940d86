// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel
internal import VersionSolving

/// No choice of versions meets everything that a project asks.
package struct PackageConflict: DiagnosticError {
    /// Why, and what would help.
    package private(set) var diagnostic: Diagnostic

    private let report: FailureReport

    init(_ report: FailureReport) {
        self.report = report
        diagnostic = report.diagnostic
    }

    /// The same, when it was tried to add packages that the manifest does not name yet.
    func whileAdding(_ names: Set<PackageName>) -> PackageConflict {
        var conflict = self
        let useful = report.suggestions.filter { suggestion in
            !suggestion.changes.contains { change in
                guard change.after == nil, case .scoped(let name)? = change.before?.name else {
                    return false
                }
                return names.contains(name)
            }
        }
        conflict.diagnostic.hints = useful.map(\.text)
        conflict.diagnostic.notes.append("nothing was changed")
        return conflict
    }
}
