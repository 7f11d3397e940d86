// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

// The tokens of a module, kept.
extension ModuleScanner {
    /// Reads the whole source and keeps its tokens.
    mutating func recordedTokens() throws(SyntaxFailure) -> TokenList {
        var tokens: [SourceToken] = []
        var open: [Int] = []
        skipPreamble()
        let start = index
        while try moveToToken() {
            let (start, newline, begins) = (index, newline, beginsSomething)
            try readToken()
            var token = SourceToken(start..<index, newline: newline)
            token.begins = begins
            if isCloser(bytes[start]), let opener = open.popLast() {
                tokens[opener].partner = tokens.count
            }
            if isOpener(bytes[index - 1]) {
                token.opens = top.kind
                open.append(tokens.count)
            }
            tokens.append(token)
        }
        try finish()
        return TokenList(self, tokens, from: start, isType: false)
    }

    /// Whether a statement or a member of a class begins at `index`.
    private var beginsSomething: Bool {
        switch state {
        case .statement:
            return true
        case .key:
            return top.kind == .classBody
        case .operand where newline:
            return endsBeforeToken && (top.holdsStatements || top.kind == .classBody || isBodiless)
        default:
            return false
        }
    }

    /// Whether the head of a function that has no body may end here.
    private var isBodiless: Bool { top.kind == .functionHeader && dialect == .typescript }

    /// Whether the token at `index` cannot go on with what ends on the line before.
    private var endsBeforeToken: Bool {
        switch bytes[index] {
        case UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            return true
        default:
            return isWordStart(at: index) && !isInfix(keyword(at: index))
        }
    }

    private func isOpener(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
    }

    private func isCloser(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }
}
