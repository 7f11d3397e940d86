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

    /// The same, when it was tried to add what was asked for, with `features` that the manifest does not have yet.
    func whileAdding(features: [String] = []) -> PackageConflict {
        var conflict = self
        conflict.diagnostic.notes.append("nothing was changed")
        conflict.diagnostic.hints = report.suggestions.compactMap { suggestion in
            let asked = suggestion.changes.filter { $0.before?.isAsked == true }
            // Not to add what was to be added is no help.
            guard asked.allSatisfy({ $0.after != nil }) else { return nil }
            guard asked.count == suggestion.changes.count else { return suggestion.text }
            if let text = Self.command(without: asked, of: features) { return text }
            return Self.command(adding: asked.compactMap(\.after)) ?? suggestion.text
        }
        return conflict
    }

    /// The command that leaves out a feature that was asked for; `nil` where that is not what is changed.
    private static func command(
        without changes: [Suggestion.Change],
        of features: [String]
    ) -> String? {
        guard changes.count == 1, let before = changes[0].before, let after = changes[0].after,
            before.dependency.requirement == after.dependency.requirement
        else { return nil }
        let dropped = Set(before.dependency.features).subtracting(after.dependency.features)
        guard !dropped.isEmpty, dropped.isSubset(of: features) else { return nil }
        let kept = features.filter { !dropped.contains($0) }
        let list = ShellWord.quoted(kept.joined(separator: ","))
        let option = kept.isEmpty ? "" : "--features \(list) "
        let requirement = after.dependency.requirement
        let name = requirement == .any ? "\(after.name)" : "\(after.name)@\(requirement)"
        let names = dropped.sorted().map { "`\($0)`" }.joined(separator: ", ")
        return "do without \(names): `tenon add \(option)\(ShellWord.quoted(name))`"
    }

    /// The command that asks for other versions; `nil` when versions alone do not say it.
    private static func command(adding requirements: [RootRequirement]) -> String? {
        guard !requirements.isEmpty, requirements.allSatisfy({ $0.dependency.features.isEmpty })
        else { return nil }
        let words = requirements.map { "\($0.name)@\($0.dependency.requirement)" }
        return "ask for it as `tenon add \(words.map(ShellWord.quoted).joined(separator: " "))`"
    }
}
