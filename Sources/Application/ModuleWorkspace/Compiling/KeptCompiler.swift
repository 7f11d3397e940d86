// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import LanguageSupport
package import ModuleModel
package import ModuleStore

/// A compiler that compiles nothing twice: what it made of equal bytes is taken from a cache.
package struct KeptCompiler: CompiledLanguage {
    private let compiler: any CompiledLanguage
    private let cache: CompilationCache

    /// A compiler that looks into `cache` first.
    package init(_ compiler: any CompiledLanguage, cache: CompilationCache) {
        self.compiler = compiler
        self.cache = cache
    }

    package func compile(_ source: SourceText) throws(SyntaxFailure) -> CompiledUnit {
        let key = CompilationKey(
            of: source.bytes,
            compiler: "\(descriptor.id) \(compilerVersion)",
            options: "unit"
        )
        if let bytes = cache.value(for: key), let unit = CompiledUnit(decoding: bytes) {
            return unit
        }
        let unit = try compiler.compile(source)
        cache.keep(unit.encoded, for: key)
        return unit
    }

    package func scan(_ source: SourceText) throws(SyntaxFailure) -> ModuleInterface {
        try compile(source).interface
    }

    // MARK: What needs no cache

    package var descriptor: LanguageDescriptor { compiler.descriptor }
    package var compilerVersion: String { compiler.compilerVersion }
    package var standardModules: [String] { compiler.standardModules }

    package func link(
        _ program: LinkableProgram,
        as layout: OutputLayout
    ) throws -> LinkedProgram {
        try compiler.link(program, as: layout)
    }

    package func documentation(
        of source: SourceText
    ) throws(SyntaxFailure) -> ModuleDocumentation {
        try compiler.documentation(of: source)
    }

    package func specifier(parsing text: String) throws -> Specifier {
        try compiler.specifier(parsing: text)
    }

    package func candidates(for name: String) -> [ModuleCandidate] {
        compiler.candidates(for: name)
    }

    package func makeSession() -> (any LanguageSession)? { compiler.makeSession() }

    package func template(for kind: ProjectKind) -> ProjectTemplate? {
        compiler.template(for: kind)
    }
}
