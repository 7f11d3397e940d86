// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// An import behind its keyword.
    mutating func importStatement() throws(SyntaxProblem) -> ImportStatement {
        let first = peek(.other)
        let target: ImportStatement.Target
        if let location = location(from: first.range.lowerBound) {
            move(to: location.upperBound)
            target = .location(lexer.text(location))
        } else {
            var names = [try importedName(first)]
            while accept(.dot, .other) { names.append(try identifier("a name behind the `.`")) }
            target = .names(names)
        }
        let range = first.range.lowerBound..<position
        let alias = acceptPrefix("as") ? try identifier("a name") : nil
        let options = accept(.leftBrace, .other) ? try properties() : []
        for option in options where !option.value.isLiteral {
            throw SyntaxProblem(
                reason: "an import's options are fixed texts, numbers and `true` or `false`",
                range: option.value.range
            )
        }
        try expect(.semicolon, .other)
        return ImportStatement(
            target: target,
            alias: alias,
            options: options,
            targetRange: range
        )
    }

    private mutating func importedName(_ token: Token) throws(SyntaxProblem) -> Identifier {
        guard token.kind != .string, token.kind != .symbol(.leftBrace) else {
            throw SyntaxProblem(
                reason: "expected the name of a module, without quotes and braces",
                range: token.range,
                hints: ["write `import alice.words as words;`, and then `words.greet(…)`"]
            )
        }
        return try identifier("a module")
    }

    /// The bytes of `protocol://…`: up to white space, a semicolon or a brace.
    private func location(from start: Int) -> Range<Int>? {
        let bytes = lexer.bytes
        var end = start
        while end < bytes.count, Lexer.continuesName(bytes[end]) || bytes[end] == 0x2B { end += 1 }
        guard end > start, bytes[end...].starts(with: [0x3A, 0x2F, 0x2F]) else { return nil }
        while end < bytes.count, bytes[end] > 0x20, ![0x3B, 0x7B, 0x22, 0x27].contains(bytes[end]) {
            end += 1
        }
        return start..<end
    }

    /// A capability behind its keyword.
    mutating func capability() throws(SyntaxProblem) -> CapabilityStatement {
        let name = try identifier("the name of the capability")
        try expect(.leftBrace, .other)
        var items: [CapabilityStatement.Item] = []
        while !accept(.rightBrace, .other) {
            do throws(SyntaxProblem) {
                items.append(try capabilityItem())
            } catch {
                guard peek(.other).kind != .end else { throw error }
                report(error)
                recover()
            }
        }
        return CapabilityStatement(name: name, items: items)
    }

    private mutating func capabilityItem() throws(SyntaxProblem) -> CapabilityStatement.Item {
        let start = peek(.other).range.lowerBound
        let item: CapabilityStatement.Item
        if acceptPrefix("resource") {
            guard let text = string() else { throw unexpected(peek(.other), "a string") }
            item = .resource(text, start..<position)
        } else if acceptPrefix("allow") {
            let access = try access()
            item = .allow(access, string(), start..<position)
        } else {
            throw unexpected(peek(.other), "`resource`, `allow` or `}`")
        }
        try expect(.semicolon, .other)
        return item
    }

    private mutating func access() throws(SyntaxProblem) -> CapabilityStatement.Access {
        let token = peek(.other)
        guard token.kind == .word,
            let access = CapabilityStatement.Access(rawValue: lexer.text(token.range))
        else {
            throw unexpected(token, "`read`, `write`, `execute`, `network` or `system`")
        }
        take(token)
        return access
    }

    /// The text of a string, if one is next.
    private mutating func string() -> String? {
        let token = peek(.other)
        guard token.kind == .string else { return nil }
        take(token)
        return lexer.text(token.range.lowerBound + 1..<token.range.upperBound - 1)
    }
}

extension Expression {
    var isLiteral: Bool {
        switch kind {
        case .integer, .float, .string, .boolean: true
        default: false
        }
    }
}
