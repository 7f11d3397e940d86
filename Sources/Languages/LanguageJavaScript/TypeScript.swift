// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import LanguageSupport
package import ModuleModel

/// TypeScript modules, as the core sees them: JavaScript with types, which are gone at run time.
package struct TypeScript: LanguageFrontEnd {
    /// The facts about TypeScript; `cts` and `tsx` are claimed so that ``scan(_:)`` can say why they are refused.
    package let descriptor = LanguageDescriptor(
        id: "typescript",
        title: "TypeScript",
        suffixes: ["ts", "mts", "cts", "tsx"],
        allowsCycles: true,
        interpreter: "deno",
        comment: "/** … */"
    )

    /// Creates the front end.
    package init() {}

    /// Finds the imports and exports of `source`.
    ///
    /// - Throws: ``SyntaxFailure`` where the text cannot be tokenised, and for `.cts` and `.tsx`.
    /// - Complexity: O(bytes).
    package func scan(_ source: SourceText) throws(SyntaxFailure) -> ModuleInterface {
        try SourceSuffix.check(source)
        var scanner = ModuleScanner(source, dialect: .typescript)
        return try scanner.run()
    }

    /// Reads the exports of `source` with the JSDoc comments before them.
    ///
    /// - Throws: ``SyntaxFailure``, as ``scan(_:)`` does.
    /// - Complexity: O(bytes).
    package func documentation(
        of source: SourceText
    ) throws(SyntaxFailure) -> ModuleDocumentation {
        try SourceSuffix.check(source)
        var scanner = ModuleScanner(source, dialect: .typescript)
        var documenter = ModuleDocumenter(try scanner.recordedTokens())
        return documenter.run()
    }

    /// Understands one import specifier as written in a TypeScript module.
    ///
    /// - Throws: ``RefusedSpecifier``, or the error of the reference that is malformed.
    package func specifier(parsing text: String) throws -> Specifier {
        try ModuleSpecifier.parse(text)
    }

    /// A greeting, and what tests it.
    package func template(for kind: ProjectKind) -> ProjectTemplate? {
        GreetingTemplate(isTyped: true).template(for: kind)
    }
}
