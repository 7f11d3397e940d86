// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import LanguageSupport
package import ModuleModel

/// The ML language, compiled to Python (`docs/languages/ml.md`).
package struct ML: CompiledLanguage {
    /// The facts about ML.
    package let descriptor = LanguageDescriptor(
        id: "ml",
        title: "ML",
        suffixes: ["ml"],
        allowsCycles: false,
        interpreter: "python",
        comment: "// …"
    )

    /// Creates the front end.
    package init() {}

    /// The form of compiled modules, and a sum over what linked programs take along.
    package var compilerVersion: String { RuntimeTexts.version }

    /// Finds the imports and exports of `source`, and what is wrong with it.
    ///
    /// - Throws: ``SyntaxFailure`` with everything that is wrong.
    /// - Complexity: O(bytes).
    package func scan(_ source: SourceText) throws(SyntaxFailure) -> ModuleInterface {
        InterfaceReader.interface(of: try CheckedModule(source).tree)
    }

    /// Reads what `source` offers, with the comments directly above.
    ///
    /// - Throws: ``SyntaxFailure``, as ``scan(_:)`` does.
    /// - Complexity: O(bytes).
    package func documentation(
        of source: SourceText
    ) throws(SyntaxFailure) -> ModuleDocumentation {
        ModuleDocumenter(try CheckedModule(source), of: source.bytes).documentation()
    }

    /// Reads, checks and compiles one module; names of other modules are not looked at.
    ///
    /// - Throws: ``SyntaxFailure`` with everything that is wrong.
    /// - Complexity: O(bytes).
    package func compile(_ source: SourceText) throws(SyntaxFailure) -> CompiledUnit {
        let tree = try CheckedModule(source).tree
        return CompiledUnit(
            interface: InterfaceReader.interface(of: tree),
            permissions: tree.permissions,
            code: UnitCode(tree, of: source.bytes).bytes
        )
    }

    /// Makes one program of its modules (`docs/languages/ml.md`).
    ///
    /// - Throws: ``UnitFailure``, ``LinkFailure``.
    package func link(_ program: LinkableProgram, as layout: OutputLayout) throws -> LinkedProgram {
        try Linker(program).linked(as: layout)
    }

    /// Understands the location in an import: `https://example.org/math` means the file `math.ml` there.
    ///
    /// - Throws: the error of ``ModuleModel/Specifier``, or ``RefusedLocation``.
    package func specifier(parsing text: String) throws -> Specifier {
        try ImportLocation.specifier(parsing: text)
    }

    /// What `import a.b` may mean: a file, a package, a module of ML, one of Python.
    package func candidates(for name: String) -> [ModuleCandidate] {
        ImportedName(parsing: name)?.candidates ?? []
    }

    /// Pieces of ML, typed one after the other.
    package func makeSession() -> (any LanguageSession)? { MLSession() }

    /// A module that greets, a program that uses it, and a test.
    package func template(for kind: ProjectKind) -> ProjectTemplate? {
        GreetingTemplate.template(for: kind)
    }

    /// The modules that come with ML.
    package var standardModules: [String] { StandardModules.names }
}
