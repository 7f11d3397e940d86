// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageJavaScript
import LanguageSupport
import Testing

@Suite struct SyntaxFailureTests {
    static let broken: [(source: String, line: Int, column: Int, reason: String)] = [
        ("x = 'a\n'", 1, 5, "this string is not closed"),
        ("x = \"a", 1, 5, "this string is not closed"),
        ("\nx = `a ${b", 2, 5, "this template is not closed"),
        ("`a", 1, 1, "this template is not closed"),
        ("`${`a}`", 1, 1, "this template is not closed"),
        ("a /* b", 1, 3, "this comment is not closed"),
        ("x = /a\n/", 1, 5, "this regular expression is not closed"),
        ("x = /[/]", 1, 5, "this regular expression is not closed"),
        ("f(\n{ a: 1 }", 1, 2, "this `(` is not closed"),
        ("a)", 1, 2, "this `)` closes nothing"),
        ("ä = (a]", 1, 7, "this `]` does not close `(`"),
        ("invalid {{ syntax", 1, 10, "this `{` is not closed"),
        ("import a from b", 1, 15, "a module name in quotes is expected here"),
        ("import { a b } from 'c'", 1, 10, "`name` or `name as other` is expected here"),
        ("import '\\u{110000}'", 1, 8, "this string has a malformed escape"),
        ("import a 'b'", 1, 10, "`from` and a module name are expected here"),
        ("export 1", 1, 1, "a declaration is expected after `export`"),
        ("export * as from", 1, 17, "`from` and a module name are expected here"),
        ("a \u{1} b", 1, 3, "this character cannot stand here"),
    ]

    @Test(arguments: broken.indices)
    func `what makes the tokens meaningless is refused with its place`(index: Int) throws {
        let broken = Self.broken[index]
        let source = SourceText(name: "a.js", text: broken.source)
        let failure = try #require(throws: SyntaxFailure.self) {
            _ = try JavaScript().scan(source)
        }
        #expect(failure.reason == broken.reason)
        #expect(failure.span.line == broken.line)
        #expect(failure.span.column == broken.column)
        #expect(failure.diagnostic.code == "syntax-error")
    }

    static let refused: [(name: String, source: String, reason: String)] = [
        ("a.cjs", "", "CommonJS modules cannot be imported"),
        ("https://x.example/a.cts?x=.ts", "", "CommonJS modules cannot be imported"),
        ("a.jsx", "", "JSX is not understood yet"),
        ("a.tsx", "x", "JSX is not understood yet"),
        ("a.ts", "import x = require('y')", "`import … = require(…)` is for CommonJS modules"),
        ("a.ts", "export = x", "`export =` is for CommonJS modules"),
    ]

    @Test(arguments: refused.indices)
    func `what is no module is refused with a hint`(index: Int) throws {
        let (name, text, reason) = Self.refused[index]
        let failure = try #require(throws: SyntaxFailure.self) {
            _ = try TypeScript().scan(SourceText(name: name, text: text))
        }
        #expect(failure.reason == reason)
        #expect(!failure.diagnostic.hints.isEmpty)
    }
}
