// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// What somebody types into a compiled language, one piece after the other: what a piece defines, those after
/// it know.
public protocol LanguageSession: Sendable {
    /// The names that the next piece can use without an import, those of the language too.
    var knownNames: Set<String> { get }

    /// The text that the interpreter runs before the first piece.
    var start: [UInt8] { get }

    /// What was typed so far as a piece, with what may be left out at its end; `nil` when it goes on.
    ///
    /// A piece that is wrong is a piece.
    func piece(_ typed: [UInt8]) -> [UInt8]?

    /// Reads, checks and compiles a piece.
    ///
    /// - Throws: ``SyntaxFailure`` with everything that is wrong.
    func compile(_ source: SourceText) throws(SyntaxFailure) -> CompiledUnit

    /// Makes a text of a piece, the first module of `program`, and of the modules that no piece imported before;
    /// from now on its names are known.
    ///
    /// - Throws: ``Diagnostics/DiagnosticError`` for units of another compiler.
    mutating func link(_ program: LinkableProgram, of source: SourceText) throws -> LinkedProgram
}
