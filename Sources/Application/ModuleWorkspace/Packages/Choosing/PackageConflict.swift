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

    /// The same, when it was tried to add packages that `manifest` does not name yet.
    func whileAdding(_ names: Set<PackageName>, to manifest: String) -> PackageConflict {
        var conflict = self
        conflict.diagnostic.notes = diagnostic.notes.map { note in
            names.reduce(note) { note, name in
                note.replacing("`\(manifest)` needs `\(name)`", with: "you ask for `\(name)`")
            }
        }
        conflict.diagnostic.notes.append("nothing was changed")
        conflict.diagnostic.hints = report.suggestions.compactMap { suggestion in
            let added = suggestion.changes.filter { change in
                guard case .scoped(let name)? = change.before?.name else { return false }
                return names.contains(name)
            }
            // Not to add what was to be added is no help.
            guard added.allSatisfy({ $0.after != nil }) else { return nil }
            guard added.count == suggestion.changes.count else { return suggestion.text }
            return Self.command(adding: added.compactMap(\.after)) ?? suggestion.text
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
