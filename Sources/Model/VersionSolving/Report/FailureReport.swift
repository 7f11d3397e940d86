// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// Why there is no solution, in words, and what can be done about it.
package struct FailureReport: Hashable, Sendable {
    /// A few sentences that follow from each other.
    package struct Part: Hashable, Sendable {
        /// The number by which later parts refer to it; `nil` for the last, which needs none.
        package let number: Int?
        /// What its sentences show; empty for the last part.
        package let claim: String
        /// The sentences.
        package let lines: [String]
    }

    /// The reasons; a part that later ones rest on comes first, and once.
    package let parts: [Part]

    /// Changes of the project's own manifest that lead to a solution, the smallest first.
    package let suggestions: [Suggestion]

    /// Packages that are not loaded, and without which some changes could not be tried.
    package let unexplored: [ManifestName]

    /// The reasons as lines, those of a numbered part indented below its claim.
    package var lines: [String] {
        parts.flatMap { part -> [String] in
            guard let number = part.number else { return part.lines }
            return ["(\(number)) \(part.claim), because:"] + part.lines.map { "    " + $0 }
        }
    }

    /// The whole as plain text.
    package var text: String {
        let hints = suggestions.map { "hint: \($0.text)" }
        return (["no versions of the packages go together"] + lines.map { "  " + $0 } + hints)
            .joined(separator: "\n") + "\n"
    }

    /// The report as an error for a person.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "no-solution",
            message: "no versions of the packages go together",
            notes: lines,
            hints: suggestions.map(\.text)
        )
    }
}
