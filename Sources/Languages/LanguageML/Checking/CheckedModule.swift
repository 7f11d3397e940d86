// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import LanguageSupport

/// A module that is ML, and says nothing that can't be meant.
struct CheckedModule {
    let tree: SyntaxTree
    /// The names of the module that functions give other values.
    let changedNames: Set<String>

    /// Reads and checks `source`, whose module has the names `known` besides its own.
    ///
    /// - Throws: ``SyntaxFailure`` with everything that is wrong; names are looked at only in what is ML.
    init(_ source: SourceText, knowing known: Set<String> = []) throws(SyntaxFailure) {
        let (tree, problems) = Parser.parse(source.bytes)
        guard problems.isEmpty else {
            throw Self.failure(problems.map { ("syntax-error", $0) }, in: source)
        }
        let checker = Checker.check(tree, knowing: known)
        guard checker.findings.isEmpty else {
            throw Self.failure(checker.findings.map { ($0.code.rawValue, $0.problem) }, in: source)
        }
        self.tree = tree
        changedNames = checker.changedNames
    }

    private static func failure(
        _ problems: [(code: String, problem: SyntaxProblem)],
        in source: SourceText
    ) -> SyntaxFailure {
        let first = problems[0]
        return SyntaxFailure(
            reason: first.problem.reason,
            span: source.span(first.problem.range),
            hints: first.problem.hints,
            code: first.code,
            others: problems.dropFirst().map { code, problem in
                Diagnostic(
                    code: code,
                    message: problem.reason,
                    spans: [source.span(problem.range)],
                    hints: problem.hints
                )
            }
        )
    }
}
