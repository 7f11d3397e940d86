// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// The complaint that `token` stands where `wanted` should.
    func unexpected(_ token: Token, _ wanted: String) -> SyntaxProblem {
        switch token.kind {
        case .end:
            return SyntaxProblem(
                reason: "the module ends where \(wanted) is missing",
                range: token.range
            )
        case .openString:
            return SyntaxProblem(
                reason: "this string is not closed",
                range: token.range,
                hints: [
                    "end it with the quote that it begins with; a `\\` can't stand before a line break"
                ]
            )
        case .unknown:
            return SyntaxProblem(
                reason: "`\(lexer.text(token.range))` begins nothing in ML",
                range: token.range,
                hints: hint(for: lexer.text(token.range)).map { [$0] } ?? []
            )
        case .word, .integer, .float, .string, .symbol:
            let text = lexer.text(token.range)
            let shown =
                text.utf8.count > 40 ? "this" : "`\(text.split(separator: "\n").first ?? "")`"
            return SyntaxProblem(
                reason: "expected \(wanted), found \(shown)",
                range: token.range,
                hints: hint(for: text).map { [$0] } ?? []
            )
        }
    }

    /// What helps those who come from another language.
    private func hint(for text: String) -> String? {
        switch text {
        case "#": "comments begin with `//`"
        case "@": "a package is named with dots: `import alice.words as words;`"
        case "and": "write `&&`"
        case "or": "write `||`"
        case "not": "write `!`"
        case "in": "`in` is only for `for (x in xs)`; search a list with `xs.index(x)`"
        case "is", "===": "write `==`"
        case "catch": "write `except`"
        case "=>": "write `fn(x) => …`"
        case "if": "write `elif`"
        case "=": "there is `=` and `==`, and no other operator with `=`; write `x = x + 1`"
        case "..": "there is no `...`"
        default: nil
        }
    }
}
