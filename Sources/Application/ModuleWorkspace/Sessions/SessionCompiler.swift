// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import LanguageSupport
internal import ModuleModel

/// A compiler for which one source is a piece of a session, and all others are modules.
struct SessionCompiler: CompiledLanguage {
    let compiler: any CompiledLanguage
    let session: any LanguageSession
    /// The name of the piece.
    let piece: String

    func compile(_ source: SourceText) throws(SyntaxFailure) -> CompiledUnit {
        try source.name == piece ? session.compile(source) : compiler.compile(source)
    }

    func scan(_ source: SourceText) throws(SyntaxFailure) -> ModuleInterface {
        try compile(source).interface
    }

    var descriptor: LanguageDescriptor { compiler.descriptor }
    var compilerVersion: String { compiler.compilerVersion }
    var standardModules: [String] { compiler.standardModules }

    func link(_ program: LinkableProgram, as layout: OutputLayout) throws -> LinkedProgram {
        try compiler.link(program, as: layout)
    }

    func specifier(parsing text: String) throws -> Specifier {
        try compiler.specifier(parsing: text)
    }

    func candidates(for name: String) -> [ModuleCandidate] {
        compiler.candidates(for: name)
    }
}
