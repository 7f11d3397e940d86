// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A language whose modules are compiled, each by itself, and then linked to files that an interpreter runs.
public protocol CompiledLanguage: LanguageFrontEnd {
    /// Changes whenever the same source would be compiled or linked to something else.
    var compilerVersion: String { get }

    /// Reads, checks and compiles one module.
    ///
    /// - Throws: ``SyntaxFailure`` with everything that is wrong.
    /// - Complexity: O(bytes).
    func compile(_ source: SourceText) throws(SyntaxFailure) -> CompiledUnit

    /// Makes one program of its modules.
    ///
    /// Deterministic: the same modules in the same order become the same bytes.
    ///
    /// - Throws: ``Diagnostics/DiagnosticError`` for units of another compiler.
    func link(_ program: LinkableProgram, as layout: OutputLayout) throws -> LinkedProgram

    /// What somebody types piece by piece, nothing yet; `nil` where the language has no sessions.
    func makeSession() -> (any LanguageSession)?
}

extension CompiledLanguage {
    /// None.
    public func makeSession() -> (any LanguageSession)? { nil }
}
