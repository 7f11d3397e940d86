// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

// Import declarations, `import("…")` and `import.meta`.
extension ModuleScanner {
    /// Reads what follows the word `import`, which began at `start` and is no property name.
    mutating func scanImport(_ start: Int) throws(SyntaxFailure) {
        let next = try triviaEnd(from: index).index
        switch bytes[next] {
        case UInt8(ascii: "("):
            try scanDynamicImport(start, open: next)
        case UInt8(ascii: "."):
            let word = try triviaEnd(from: next + 1).index
            let phase = bytes[word..<wordEnd(from: word)]
            let open = try triviaEnd(from: phase.endIndex).index
            let hasPhase = phase.elementsEqual("defer".utf8) || phase.elementsEqual("source".utf8)
            state = .operand
            if hasPhase, bytes[open] == UInt8(ascii: "(") {
                try scanDynamicImport(start, open: open)
            } else if phase.elementsEqual("meta".utf8), bytes[open] == UInt8(ascii: ".") {
                let property = try triviaEnd(from: open + 1).index
                let name = bytes[property..<wordEnd(from: property)]
                if name.elementsEqual("main".utf8) {
                    interface.mainChecks.append(start..<name.endIndex)
                }
            }
        default:
            guard beginsDeclaration else {
                state = .operand
                return
            }
            try scanImportDeclaration()
        }
    }

    /// Whether an import or export declaration may stand here.
    ///
    /// Below the top this is so only in the ambient modules of TypeScript, `declare module "x" {}`.
    var beginsDeclaration: Bool {
        guard state == .statement || state == .operand else { return false }
        return stack.isEmpty || dialect == .typescript && top.holdsStatements
    }

    /// Records `import("…")` or a computed one, and leaves the argument to the scan.
    private mutating func scanDynamicImport(_ start: Int, open: Int) throws(SyntaxFailure) {
        let argument = try triviaEnd(from: open + 1).index
        index = open
        state = .operand
        if let literal = literalText(at: argument) {
            let after = try triviaEnd(from: literal.range.upperBound).index
            let isComma = bytes[after] == UInt8(ascii: ",")
            if isComma || bytes[after] == UInt8(ascii: ")") {
                let type = isComma ? try optionsType(from: after + 1) : nil
                interface.imports.append(
                    ImportRecord(
                        specifier: literal.text,
                        kind: .dynamic,
                        type: type,
                        range: literal.range
                    )
                )
                return
            }
        }
        var context = ScanContext(.parenthesis, after: .operand, start: start)
        context.purpose = .computedImport
        push(context, state: .expression)
        index = open + 1
    }

    /// The type in `{ with: { type: "json" } }` at `start`, where it is written out.
    private func optionsType(from start: Int) throws(SyntaxFailure) -> String? {
        let brace = try triviaEnd(from: start).index
        guard bytes[brace] == UInt8(ascii: "{") else { return nil }
        let key = try triviaEnd(from: brace + 1).index
        let keyEnd: Int
        if let literal = literalText(at: key) {
            guard literal.text == "with" || literal.text == "assert" else { return nil }
            keyEnd = literal.range.upperBound
        } else {
            keyEnd = wordEnd(from: key)
            let word = bytes[key..<keyEnd]
            let isKnown = word.elementsEqual("with".utf8) || word.elementsEqual("assert".utf8)
            guard isKnown else { return nil }
        }
        let colon = try triviaEnd(from: keyEnd).index
        guard bytes[colon] == UInt8(ascii: ":") else { return nil }
        let inner = try triviaEnd(from: colon + 1).index
        guard bytes[inner] == UInt8(ascii: "{") else { return nil }
        return attributes(from: inner)?.type
    }
}

// MARK: - Declarations

extension ModuleScanner {
    private mutating func scanImportDeclaration() throws(SyntaxFailure) {
        insertSemicolon()
        var names: [String] = []
        var kind = ImportRecord.Kind.static
        try skipTrivia()
        if isQuote(at: index) {
            return try recordImport(try takeSpecifier(), kind, names)
        }
        if let phase = try takePhase(), phase == .type { kind = .typeOnly }
        try skipTrivia()
        if isWordStart(at: index) {
            let name = index
            _ = try takeName()
            names.append("default")
            try skipTrivia()
            if dialect == .typescript, bytes[index] == UInt8(ascii: "=") {
                return try scanImportEquals(name)
            }
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                try skipTrivia()
            }
        }
        if bytes[index] == UInt8(ascii: "*") {
            index += 1
            names.append("*")
            guard try takeName()?.text == "as", try takeName() != nil else {
                throw failure("`* as name` is expected here", index..<index + 1)
            }
        } else if bytes[index] == UInt8(ascii: "{") {
            names += try takeList().map(\.name.text)
        }
        try recordImport(try takeFrom(), kind, names)
    }

    mutating func recordImport(
        _ specifier: (text: String, range: Range<Int>),
        _ kind: ImportRecord.Kind,
        _ names: [String]
    ) throws(SyntaxFailure) {
        let type = try takeAttributes()
        interface.imports.append(
            ImportRecord(
                specifier: specifier.text,
                kind: kind,
                type: type,
                names: names,
                range: specifier.range
            )
        )
        beginStatement()
    }

    /// `import x = require("y")` belongs to CommonJS; `import x = A.B` names a namespace.
    private mutating func scanImportEquals(_ name: Int) throws(SyntaxFailure) {
        index += 1
        try skipTrivia()
        let word = index..<wordEnd(from: index)
        let open = try triviaEnd(from: word.upperBound).index
        if bytes[word].elementsEqual("require".utf8), bytes[open] == UInt8(ascii: "("),
            stack.isEmpty
        {
            throw failure(
                "`import … = require(…)` is for CommonJS modules",
                name..<word.upperBound,
                hints: ["write `import name from \"…\"`, or `import * as name from \"…\"`"]
            )
        }
        state = .expression
    }

    private enum Phase { case type, deferred, source }

    /// Reads `type`, `defer` or `source` where it changes the import and is not a name itself.
    private mutating func takePhase() throws(SyntaxFailure) -> Phase? {
        guard isWordStart(at: index) else { return nil }
        let end = wordEnd(from: index)
        let word = bytes[index..<end]
        let phase: Phase
        if word.elementsEqual("type".utf8), dialect == .typescript {
            phase = .type
        } else if word.elementsEqual("defer".utf8) {
            phase = .deferred
        } else if word.elementsEqual("source".utf8) {
            phase = .source
        } else {
            return nil
        }
        let next = try triviaEnd(from: end).index
        guard try isModifier(phase, before: next) else { return nil }
        index = end
        return phase
    }

    /// Whether the word of `phase` is followed at `next` by the clause that it changes.
    private func isModifier(_ phase: Phase, before next: Int) throws(SyntaxFailure) -> Bool {
        switch bytes[next] {
        case UInt8(ascii: "*"): return true
        case UInt8(ascii: "{"): return phase == .type
        default: break
        }
        guard isWordStart(at: next) else { return false }
        let nextEnd = wordEnd(from: next)
        guard bytes[next..<nextEnd].elementsEqual("from".utf8) else { return true }
        // `import type from "x"` imports a default called `type`; with a second `from`,
        // the first is the name.
        let third = try triviaEnd(from: nextEnd).index
        let thirdEnd = wordEnd(from: third)
        return bytes[third..<thirdEnd].elementsEqual("from".utf8)
            || bytes[third] == UInt8(ascii: "=")
    }
}
