// SPDX-License-Identifier: Apache-2.0

/// A program text in colours.
struct CodeText {
    let language: CodeLanguage

    /// A text longer than this is shown in one colour.
    private static let colourLimit = 400_000

    init(_ language: CodeLanguage) { self.language = language }

    /// A text in the language that a word behind a fence means.
    init(language word: String?) { language = CodeLanguage(word: word) }

    /// The text as one piece.
    func html(_ text: String) -> HTML {
        var html = HTML.empty
        for token in tokens(Array(text.utf8)) { html += Self.html(token.kind, token.bytes) }
        return html
    }

    /// The lines of a text, without their ends.
    func lines(_ bytes: [UInt8]) -> [HTML] {
        var lines: [HTML] = []
        var line = HTML.empty
        for token in tokens(bytes) {
            let parts = token.bytes.split(
                separator: UInt8(ascii: "\n"),
                omittingEmptySubsequences: false
            )
            for (place, part) in parts.enumerated() {
                if place > 0 {
                    lines.append(line)
                    line = .empty
                }
                let text = part.last == UInt8(ascii: "\r") ? part.dropLast() : part
                if !text.isEmpty { line += Self.html(token.kind, text) }
            }
        }
        let endsWithLine = bytes.last == UInt8(ascii: "\n") || bytes.isEmpty
        return endsWithLine ? lines : lines + [line]
    }

    private func tokens(_ bytes: [UInt8]) -> [CodeToken] {
        CodeScanner.tokens(bytes, bytes.count > Self.colourLimit ? .plain : language)
    }

    private static func html(_ kind: CodeToken.Kind, _ bytes: ArraySlice<UInt8>) -> HTML {
        let text = String(decoding: bytes, as: UTF8.self)
        return kind == .plain ? .text(text) : Tag.span(.class(kind.rawValue), text: text)
    }
}
