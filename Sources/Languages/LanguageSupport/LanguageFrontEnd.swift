// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ModuleModel

/// A language, as the core sees it: bytes in, interface out.
///
/// Synchronous and deterministic: no files, no network, no clock.
public protocol LanguageFrontEnd: Sendable {
    /// The facts about the language.
    var descriptor: LanguageDescriptor { get }

    /// Finds the imports and exports of `source`.
    ///
    /// - Throws: ``SyntaxFailure`` where the text cannot be tokenised.
    func scan(_ source: SourceText) throws(SyntaxFailure) -> ModuleInterface

    /// Reads what `source` offers to its users, with what its comments say of it.
    ///
    /// - Throws: ``SyntaxFailure`` where the text cannot be tokenised.
    func documentation(of source: SourceText) throws(SyntaxFailure) -> ModuleDocumentation

    /// Understands one import specifier as written in a module of this language.
    ///
    /// - Throws: the specifier's own error, without a span; the caller adds it.
    func specifier(parsing text: String) throws -> Specifier

    /// The modules that `name`, as written in an import, may mean, the best first; empty where
    /// ``specifier(parsing:)`` says which one is meant.
    func candidates(for name: String) -> [ModuleCandidate]

    /// The names of the modules that come with the language.
    var standardModules: [String] { get }

    /// The first files of a project of that kind; `nil` when the language has none to offer.
    func template(for kind: ProjectKind) -> ProjectTemplate?
}

extension LanguageFrontEnd {
    /// Nothing.
    public func documentation(of source: SourceText) throws(SyntaxFailure) -> ModuleDocumentation {
        ModuleDocumentation()
    }

    /// None.
    public func candidates(for name: String) -> [ModuleCandidate] { [] }

    /// None.
    public var standardModules: [String] { [] }

    /// No files.
    public func template(for kind: ProjectKind) -> ProjectTemplate? { nil }
}
