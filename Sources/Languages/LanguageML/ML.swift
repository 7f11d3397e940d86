// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// The ML language, compiled to Python (`docs/languages/ml.md`).
package struct ML: Sendable {
    /// Creates the front end.
    package init() {}

    /// Everything that is wrong with `source`, in source order; empty for a module that can be compiled.
    ///
    /// Names of other modules are not looked at.
    ///
    /// - Complexity: O(bytes).
    package func problems(in source: SourceText) -> [Diagnostic] { read(source).problems }

    /// `source` as Python.
    ///
    /// - Returns: the module, or what is wrong with it.
    package func compile(
        _ source: SourceText,
        _ settings: ModuleSettings
    ) -> (module: CompiledModule?, problems: [Diagnostic]) {
        let (tree, problems) = read(source)
        guard problems.isEmpty else { return (nil, problems) }
        return (CompiledModule(tree, of: source.bytes, settings), [])
    }

    /// The file that every compiled program takes along, `ml_runtime.py`.
    package static let runtime = String(decoding: PackageResources.ml_runtime_py, as: UTF8.self)

    private func read(_ source: SourceText) -> (tree: SyntaxTree, problems: [Diagnostic]) {
        let (tree, problems) = Parser.parse(source.bytes)
        guard problems.isEmpty else {
            return (tree, problems.map { diagnostic("syntax-error", $0, in: source) })
        }
        let findings = Checker.findings(in: tree)
        return (tree, findings.map { diagnostic($0.code.rawValue, $0.problem, in: source) })
    }

    private func diagnostic(
        _ code: String,
        _ problem: SyntaxProblem,
        in source: SourceText
    ) -> Diagnostic {
        Diagnostic(
            code: code,
            message: problem.reason,
            spans: [source.span(problem.range)],
            hints: problem.hints
        )
    }
}
