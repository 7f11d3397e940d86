// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

/// Finds and reads the comments of declarations.
struct CommentReader {
    private let tokens: TokenList
    private let lines: LineTable

    init(_ tokens: TokenList, _ lines: LineTable) {
        self.tokens = tokens
        self.lines = lines
    }

    /// The comment before a declaration, or before its name when decorators stand between.
    func comment(before first: Int, orBefore name: Int) -> DocComment {
        guard let bytes = tokens.comment(before: first) ?? tokens.comment(before: name) else {
            return DocComment()
        }
        return parse(bytes)
    }

    /// All comments before a token.
    func comments(before token: Int) -> [DocComment] {
        tokens.comments(before: token).map { parse($0) }
    }

    /// The line of a token, counted from 1.
    func line(of token: Int) -> Int {
        token < tokens.count ? lines.line(of: tokens.tokens[token].start) : 1
    }

    /// The same for the tokens of a type.
    func inside(_ list: TokenList) -> Self { Self(list, lines) }

    private func parse(_ bytes: ArraySlice<UInt8>) -> DocComment {
        let language = tokens.scanner.dialect == .typescript ? "ts" : "js"
        return DocCommentParser.parse(bytes, exampleLanguage: language)
    }
}
