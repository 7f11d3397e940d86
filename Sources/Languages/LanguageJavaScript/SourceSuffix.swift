// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import LanguageSupport

/// The file name suffixes that belong to JavaScript and TypeScript but are not modules.
enum SourceSuffix {
    /// Refuses sources that are CommonJS or hold JSX, by their names, and those that are not UTF-8.
    ///
    /// - Throws: ``SyntaxFailure`` with a hint.
    static func check(_ source: SourceText) throws(SyntaxFailure) {
        try source.checkEncoding()
        let path = source.name.prefix { $0 != "?" && $0 != "#" }
        guard let dot = path.lastIndex(of: ".") else { return }
        switch path[path.index(after: dot)...] {
        case "cjs", "cts":
            throw SyntaxFailure(
                reason: "CommonJS modules cannot be imported",
                span: source.span(0..<1),
                hints: ["write it as an ES module, with `import` and `export`, in a `.js` file"]
            )
        case "jsx", "tsx":
            throw SyntaxFailure(
                reason: "JSX is not understood yet",
                span: source.span(0..<1),
                hints: ["compile the file to plain JavaScript first"]
            )
        default:
            return
        }
    }
}
