// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What a function, method or constructor is called with, and what it gives.
struct Call {
    /// The type parameters with their brackets; empty when there are none.
    var generics = ""
    var parameters: [DocumentedParameter] = []
    var result: String?

    /// The parameters and the result as a signature has them.
    var text: String { generics + list + (result.map { ": " + $0 } ?? "") }

    private var list: String {
        let texts = parameters.map { parameter in
            (parameter.isRest ? "..." : "") + parameter.name
                + (parameter.isOptional && !parameter.isRest ? "?" : "")
                + (parameter.type.map { ": " + $0 } ?? "")
        }
        return "(" + texts.joined(separator: ", ") + ")"
    }
}

/// Reads parameters and results.
struct CallReader {
    private let tokens: TokenList

    init(_ tokens: TokenList) {
        self.tokens = tokens
    }

    /// Reads what follows a name: `<T>(a: A): B`, up to `limit`; `nil` when no parameters are there.
    ///
    /// - Returns: the call, and the token after it.
    func call(from first: Int, limit: Int) -> (call: Call, end: Int)? {
        var call = Call()
        var index = first
        if tokens.begins(index, "<") {
            call.generics = tokens.text(index..<tokens.after(index))
            if !tokens.isType { call.generics = "<\(tokens.type(in: index) ?? "")" }
            if call.generics.hasSuffix(",>") { call.generics = call.generics.dropLast(2) + ">" }
            index = tokens.after(index)
        }
        guard index < limit, tokens.begins(index, "("), tokens.tokens[index].partner != nil else {
            return nil
        }
        call.parameters = parameters(in: index)
        index = tokens.after(index)
        if tokens.begins(index, ":") {
            if tokens.isType {
                call.result = tokens.text(index + 1..<limit)
                index = limit
            } else {
                call.result = tokens.type(in: index)
                index += 1
            }
        }
        return (call, index)
    }

    /// The parameters in the parentheses at `open`.
    func parameters(in open: Int) -> [DocumentedParameter] {
        var parameters = tokens.parts(of: open).compactMap { parameter(in: $0) }
        if parameters.first?.name == "this" { parameters.removeFirst() }
        guard let needed = parameters.lastIndex(where: { !$0.isOptional && !$0.isRest }) else {
            return parameters
        }
        for index in 0..<needed { parameters[index].isOptional = false }
        return parameters
    }

    /// The public fields that the parameters of a constructor declare.
    func fields(in open: Int) -> [(parameter: DocumentedParameter, isReadOnly: Bool, token: Int)] {
        tokens.parts(of: open).compactMap { part in
            let name = afterModifiers(part)
            let words = (part.lowerBound..<name).filter { tokens.isWord($0) }
            let isHidden = words.contains { tokens.reads($0, oneOf: ["private", "protected"]) }
            let modifiers = ["public", "readonly", "override"]
            guard !isHidden, words.contains(where: { tokens.reads($0, oneOf: modifiers) }),
                let parameter = parameter(in: part)
            else { return nil }
            return (parameter, words.contains { tokens.reads($0, "readonly") }, part.lowerBound)
        }
    }

    private func parameter(in part: Range<Int>) -> DocumentedParameter? {
        var index = afterModifiers(part)
        guard index < part.upperBound else { return nil }
        let isRest = tokens.reads(index, "...")
        if isRest { index += 1 }
        let name = index
        index = tokens.after(index)
        guard name < part.upperBound, index <= part.upperBound else { return nil }
        var parameter = DocumentedParameter(
            tokens.text(name..<index, limit: 200),
            isRest: isRest
        )
        if index < part.upperBound, tokens.begins(index, "?") {
            parameter.isOptional = true
            index += 1
        }
        index = readType(from: index, part.upperBound, into: &parameter)
        if index + 1 < part.upperBound, tokens.reads(index, "=") {
            let value = index + 1..<part.upperBound
            parameter.isOptional = true
            parameter.defaultValue = tokens.text(value, limit: 80)
            parameter.type = parameter.type ?? Literal(tokens, value)?.type
        }
        return parameter
    }

    /// Reads `: T` at `index`; the place after it.
    private func readType(
        from index: Int,
        _ end: Int,
        into parameter: inout DocumentedParameter
    ) -> Int {
        guard index < end, tokens.begins(index, ":") else { return index }
        if let type = tokens.type(in: index) {
            parameter.type = type
            return index + 1
        }
        guard tokens.isType, index + 1 < end else { return index + 1 }
        parameter.type = tokens.text(index + 1..<end)
        return end
    }

    /// The place after decorators and words such as `public`.
    private func afterModifiers(_ part: Range<Int>) -> Int {
        var index = part.lowerBound
        while index < part.upperBound {
            if tokens.begins(index, "@") {
                index = tokens.afterDecorator(index)
            } else if tokens.reads(index, oneOf: Self.modifiers), index + 1 < part.upperBound,
                tokens.isWord(index + 1) || "[{".utf8.contains(tokens.byte(index + 1))
            {
                index += 1
            } else {
                break
            }
        }
        return min(index, part.upperBound)
    }

    private static let modifiers = ["public", "private", "protected", "readonly", "override"]
}

extension TokenList {
    /// The place after `@name.of(…)`.
    func afterDecorator(_ at: Int) -> Int {
        var index = at + 1
        if begins(index, "(") { return after(index) }
        guard isWord(index) else { return index }
        index += 1
        while reads(index, "."), isWord(index + 1) { index += 2 }
        if index < count, begins(index, "<") { index += 1 }
        return index < count && begins(index, "(") ? after(index) : index
    }
}
