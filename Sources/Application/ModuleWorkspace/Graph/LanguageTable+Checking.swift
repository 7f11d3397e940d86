// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import LanguageSupport
internal import ModuleModel

extension LanguageTable {
    /// Refuses what is to be imported as JSON and is none, at its first fault.
    ///
    /// - Throws: ``SyntaxFailure``.
    static func checkJSON(_ source: SourceText) throws(SyntaxFailure) {
        try source.checkEncoding()
        guard let fault = JSONDocument.fault(in: source) else { return }
        throw SyntaxFailure(
            reason: "this is not JSON: \(fault.reason)",
            span: fault.span ?? source.span(0..<1)
        )
    }

    /// Refuses graphs that cannot be one program: modules that import each other in a circle where their language
    /// forbids it, and modules for several interpreters.
    ///
    /// `name` is what people call a module.
    ///
    /// - Throws: ``ResolutionError`` with the place of an import.
    /// - Complexity: O(nodes + edges).
    func check(_ graph: ModuleGraph, name: (ModuleID) -> String) throws {
        guard let entry = graph.nodes.first else { return }
        let interpreter = interpreter(of: entry)
        for node in graph.nodes {
            for edge in node.edges {
                guard let target = graph[edge.target], self.interpreter(of: target) != interpreter,
                    interpreter != Self.ownInterpreter || isCode(target)
                else { continue }
                throw ResolutionError.otherLanguage(
                    specifier: edge.specifier,
                    content: words(for: target),
                    language: title(of: entry)
                ).located(at: edge.span)
            }
        }
        if let cycle = graph.cycle(among: { !allowsCycles($0) }) {
            let importers = cycle.suffix(1) + cycle.dropLast()
            let chain = zip(importers, cycle).map {
                "`\(name($0.target))` imports `\(name($1.target))`"
            }
            throw ResolutionError.cycle(chain).located(at: cycle.last?.span)
        }
    }

    /// The interpreter that also reads what is no code: JSON, texts, bytes.
    private static let ownInterpreter = "deno"

    private func words(for node: ModuleNode) -> String {
        switch content(suffix: node.suffix) {
        case .code(let frontEnd): "a module in \(frontEnd.descriptor.title)"
        case .json: "JSON"
        case .data: "no program text"
        }
    }

    private func title(of node: ModuleNode) -> String {
        guard case .code(let frontEnd) = content(suffix: node.suffix) else { return "no language" }
        return frontEnd.descriptor.title
    }

    private func isCode(_ node: ModuleNode) -> Bool {
        if case .code = content(suffix: node.suffix) { true } else { false }
    }

    private func interpreter(of node: ModuleNode) -> String? {
        guard case .code(let frontEnd) = content(suffix: node.suffix) else { return nil }
        return frontEnd.descriptor.interpreter
    }

    private func allowsCycles(_ node: ModuleNode) -> Bool {
        guard case .code(let frontEnd) = content(suffix: node.suffix) else { return true }
        return frontEnd.descriptor.allowsCycles
    }
}
