// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

// Brackets, and what each brace is.
extension ModuleScanner {
    /// Opens the bracket at `index`.
    mutating func open() {
        switch bytes[index] {
        case UInt8(ascii: "("): openParenthesis()
        case UInt8(ascii: "["): openBracket()
        default: openBrace()
        }
        index += 1
    }

    private mutating func openParenthesis() {
        let after = state == .head ? ScanState.statement : .operand
        var context = ScanContext(.parenthesis, after: after, start: index)
        if parametersOwner != nil, top.kind == .functionHeader, stack.count == 1 {
            context.purpose = .exportParameters
        }
        push(context, state: .expression)
    }

    private mutating func openBracket() {
        var context = ScanContext(.bracket, after: .operand, start: index)
        if bindsExport {
            context.collects = true
            context.binding = .target
        }
        push(context, state: .expression)
    }

    /// Whether a name or pattern here is bound by an exported declaration.
    var bindsExport: Bool {
        top.collects && top.binding == .target && state == .expression
    }

    private mutating func openBrace() {
        switch top.kind {
        case .functionHeader:
            replaceHeader(with: .block, state: .statement)
        case .enumHeader:
            replaceHeader(with: .object, state: .key)
        case .classHeader where state != .expression:
            replaceHeader(with: .classBody, state: .key)
        case .root, .block, .classBody, .object, .parenthesis, .bracket, .template, .classHeader:
            openPlainBrace()
        }
    }

    private mutating func replaceHeader(with kind: ScanContext.Kind, state next: ScanState) {
        let after = top.after
        dropTop()
        push(ScanContext(kind, after: after, start: index), state: next)
    }

    private mutating func openPlainBrace() {
        switch state {
        case .arrow:
            push(ScanContext(.block, after: .afterArrow, start: index), state: .statement)
        case .statement, .operand, .afterArrow:
            if state == .operand, newline, top.holdsStatements { endStatement() }
            push(ScanContext(.block, after: stateAfterBlock, start: index), state: .statement)
        case .expression, .member, .key, .head, .restricted, .jump:
            var context = ScanContext(.object, after: .operand, start: index)
            context.collects = bindsExport
            push(context, state: .key)
        }
    }

    /// What follows a block that opens here: a method's body, or a block among statements.
    private var stateAfterBlock: ScanState {
        switch top.kind {
        case .classBody: .key
        case .object: .operand
        default: .statement
        }
    }

    /// Closes the bracket at `index`.
    mutating func close() throws(SyntaxFailure) {
        while top.isHeader { dropTop() }
        let byte = bytes[index]
        guard closes(byte) else {
            let character = Character(Unicode.Scalar(byte))
            let reason =
                stack.isEmpty
                ? "this `\(character)` closes nothing"
                : "this `\(character)` does not close `\(top.opening)`"
            throw failure(reason, index..<index + 1)
        }
        let closed = top
        dropTop()
        index += 1
        state = closed.after
        switch closed.kind {
        case .template:
            try scanTemplate(from: index, start: closed.start)
        case .block where state == .statement && top.holdsStatements:
            beginStatement()
        case .classBody where state == .statement && top.holdsStatements:
            beginStatement()
        default:
            note(closed)
        }
    }

    private func closes(_ byte: UInt8) -> Bool {
        switch top.kind {
        case .parenthesis: byte == UInt8(ascii: ")")
        case .bracket: byte == UInt8(ascii: "]")
        case .block, .classBody, .object, .template: byte == UInt8(ascii: "}")
        case .root, .functionHeader, .classHeader, .enumHeader: false
        }
    }

    /// Records what parentheses held that have just been closed.
    private mutating func note(_ closed: ScanContext) {
        switch closed.purpose {
        case .plain:
            break
        case .computedImport:
            interface.computedImports.append(closed.start..<index)
        case .exportParameters:
            setParameters(closed.start + 1..<index - 1)
        }
    }
}
