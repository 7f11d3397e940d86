// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel

extension SolverFailure {
    /// Finds the reasons, and changes that help.
    ///
    /// - Complexity: solves a few hundred times at most.
    package func report() -> FailureReport {
        let analysis = FailureAnalysis(self)
        var writer = ReportWriter(analysis.search)
        let parts = writer.parts()
        var suggestions = SuggestionSearch(self, analysis)
        suggestions.run()
        return FailureReport(
            parts: parts,
            suggestions: suggestions.best,
            unexplored: suggestions.unexplored.sorted()
        )
    }

    /// The same question with nothing but what the report rests on: it has no solution either.
    package func core() -> SolverFailure {
        let analysis = FailureAnalysis(self)
        return CoreBuilder(self, analysis).build()
    }
}
