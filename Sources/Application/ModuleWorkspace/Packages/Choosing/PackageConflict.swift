// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel
internal import ModuleTrust
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

    /// The same, when it was tried to add what was asked for.
    func whileAdding() -> PackageConflict {
        var conflict = self
        conflict.diagnostic.notes.append("nothing was changed")
        conflict.diagnostic.hints = report.suggestions.compactMap { suggestion in
            let asked = suggestion.changes.filter { $0.before?.isAsked == true }
            // Not to add what was to be added is no help.
            guard asked.allSatisfy({ $0.after != nil }) else { return nil }
            guard asked.count == suggestion.changes.count else { return suggestion.text }
            return Self.command(adding: asked.compactMap(\.after)) ?? suggestion.text
        }
        return conflict
    }

    /// The command that asks for other versions; `nil` when versions alone do not say it.
    private static func command(adding requirements: [RootRequirement]) -> String? {
        guard !requirements.isEmpty, requirements.allSatisfy({ $0.dependency.features.isEmpty })
        else { return nil }
        let words = requirements.map { "\($0.name)@\($0.dependency.requirement)" }
        return "ask for it as `tenon add \(words.map(ShellWord.quoted).joined(separator: " "))`"
    }
}
