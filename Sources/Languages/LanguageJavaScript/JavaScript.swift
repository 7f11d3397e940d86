// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import LanguageSupport
package import ModuleModel

/// JavaScript modules (ECMAScript), as the core sees them.
///
/// The scan finds imports and exports; whether the rest is a program is for the runtime to say.
package struct JavaScript: LanguageFrontEnd {
    /// The facts about JavaScript; `cjs` and `jsx` are claimed so that ``scan(_:)`` can say why they are refused.
    package let descriptor = LanguageDescriptor(
        id: "javascript",
        title: "JavaScript",
        suffixes: ["js", "mjs", "cjs", "jsx"],
        allowsCycles: true,
        interpreter: "deno",
        comment: "/** … */"
    )

    /// Creates the front end.
    package init() {}

    /// Finds the imports and exports of `source`.
    ///
    /// - Throws: ``SyntaxFailure`` where the text cannot be tokenised, and for `.cjs` and `.jsx`.
    /// - Complexity: O(bytes).
    package func scan(_ source: SourceText) throws(SyntaxFailure) -> ModuleInterface {
        try SourceSuffix.check(source)
        var scanner = ModuleScanner(source, dialect: .javascript)
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
        var scanner = ModuleScanner(source, dialect: .javascript)
        var documenter = ModuleDocumenter(try scanner.recordedTokens())
        return documenter.run()
    }

    /// Understands one import specifier as written in a JavaScript module.
    ///
    /// - Throws: ``RefusedSpecifier``, or the error of the reference that is malformed.
    package func specifier(parsing text: String) throws -> Specifier {
        try ModuleSpecifier.parse(text)
    }

    /// A greeting, and what tests it.
    package func template(for kind: ProjectKind) -> ProjectTemplate? {
        GreetingTemplate(isTyped: false).template(for: kind)
    }
}
