// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Reads the public members of a class.
struct MemberReader {
    /// A member whose name is still to be read.
    private struct Head {
        let first: Int
        var words: Set<String> = []
        var isGenerator = false

        var isStatic: Bool { words.contains("static") }
        var isHidden: Bool { words.contains("private") || words.contains("protected") }
        var isAccessor: Bool { words.contains("get") || words.contains("set") }

        /// The words before the name, as a signature has them.
        func prefix(_ shown: [String]) -> String {
            shown.filter(words.contains).map { $0 + " " }.joined()
        }
    }

    private let tokens: TokenList
    private let comments: CommentReader
    private var members = Members()

    /// The methods that are declared without a body: those with one implement them.
    private var overloads: Set<String> = []

    private static let modifiers = [
        "static", "async", "get", "set", "public", "private", "protected", "readonly",
        "abstract", "override", "declare", "accessor",
    ]

    /// The members in the braces at `open`.
    static func members(
        in open: Int,
        of tokens: TokenList,
        _ comments: CommentReader
    ) -> [DocumentedExport] {
        var reader = Self(tokens: tokens, comments: comments)
        guard let close = tokens.tokens[open].partner else { return [] }
        var index = open + 1
        while index < close {
            index = max(index + 1, reader.member(index, close))
        }
        return reader.members.all
    }

    private init(tokens: TokenList, comments: CommentReader) {
        self.tokens = tokens
        self.comments = comments
    }

    /// Reads the member at `first`; the place after it.
    private mutating func member(_ first: Int, _ close: Int) -> Int {
        guard !tokens.begins(first, ";") else { return first + 1 }
        var head = Head(first: first)
        var index = first
        while index < close {
            if tokens.begins(index, "@") {
                index = tokens.afterDecorator(index)
            } else if tokens.reads(index, oneOf: Self.modifiers), !isName(index) {
                head.words.insert(tokens.name(index))
                index += 1
            } else if tokens.reads(index, "*") {
                head.isGenerator = true
                index += 1
            } else {
                break
            }
        }
        guard index < close else { return close }
        if tokens.begins(index, "{") { return tokens.after(index) }
        let name = index
        index = tokens.after(index)
        while index < close, tokens.begins(index, "?") || tokens.reads(index, "!") { index += 1 }
        if let (call, end) = CallReader(tokens).call(from: index, limit: close) {
            addMethod(head, name, call)
            return tokens.opensBlock(end) ? tokens.after(end) : end
        }
        addField(head, name, index)
        return self.end(from: index, close)
    }

    /// Whether the word is a name itself: what follows cannot follow a modifier.
    private func isName(_ index: Int) -> Bool {
        "(=;}:?!<,".utf8.contains(tokens.byte(index + 1))
            && !(tokens.reads(index, "static") && tokens.opensBlock(index + 1))
    }

    /// The end of a field: a semicolon, or where the next member begins.
    private func end(from index: Int, _ close: Int) -> Int {
        var index = index
        while index < close, !tokens.begins(index, ";"), !tokens.tokens[index].begins {
            index = tokens.after(index)
        }
        return index
    }

    /// The name of a member; `nil` for private names.
    private func name(_ token: Int) -> String? {
        if tokens.begins(token, "#") { return nil }
        guard tokens.begins(token, "[") else { return tokens.name(token) }
        return tokens.text(token..<tokens.after(token), limit: 200)
    }
}

// MARK: - Methods and fields

extension MemberReader {
    private mutating func addMethod(_ head: Head, _ token: Int, _ call: Call) {
        guard let name = name(token), !head.isHidden else { return }
        let comment = comments.comment(before: head.first, orBefore: token)
        guard !comment.isHidden else { return }
        let call = comment.completing(call)
        if head.isAccessor { return addAccessor(head, token, name, call, comment) }
        let isConstructor = name == "constructor" && !head.isStatic
        let key = (head.isStatic ? "static " : "") + name
        let end = CallReader(tokens).call(from: callStart(token), limit: tokens.count)?.end
        let hasBody = end.map(tokens.opensBlock) ?? false
        if hasBody, overloads.contains(key) { return }
        if !hasBody { overloads.insert(key) }
        let words = head.prefix(["abstract", "static", "async"]) + (head.isGenerator ? "*" : "")
        var member = DocumentedExport(
            name,
            isConstructor ? .constructor : .method,
            signature: words + name + (isOptional(token) ? "?" : "") + call.text,
            line: comments.line(of: token)
        )
        member.parameters = call.parameters
        member.result = isConstructor ? nil : call.result
        member.isStatic = head.isStatic
        member.isOptional = isOptional(token)
        comment.describe(&member)
        members.add(member)
        if isConstructor, let open = constructorParameters(token) { addFields(in: open) }
    }

    private func isOptional(_ name: Int) -> Bool { tokens.begins(tokens.after(name), "?") }

    /// Where the type parameters or parameters after a name begin.
    private func callStart(_ name: Int) -> Int {
        let next = tokens.after(name)
        return tokens.begins(next, "?") || tokens.reads(next, "!") ? next + 1 : next
    }

    private func constructorParameters(_ name: Int) -> Int? {
        tokens.begins(name + 1, "(") ? name + 1 : nil
    }

    /// The fields that the parameters of a constructor declare.
    private mutating func addFields(in open: Int) {
        for field in CallReader(tokens).fields(in: open) {
            let comment = comments.comment(before: field.token, orBefore: field.token)
            let type = field.parameter.type.map { ": " + $0 } ?? ""
            var member = DocumentedExport(
                field.parameter.name,
                .property,
                signature: (field.isReadOnly ? "readonly " : "") + field.parameter.name + type,
                line: comments.line(of: field.token)
            )
            member.result = field.parameter.type
            comment.describe(&member)
            members.add(member)
        }
    }

    private mutating func addAccessor(
        _ head: Head,
        _ token: Int,
        _ name: String,
        _ call: Call,
        _ comment: DocComment
    ) {
        let isSetter = head.words.contains("set")
        let type = isSetter ? call.parameters.first?.type : call.result ?? comment.type
        let words = head.prefix(["abstract", "static"]) + (isSetter ? "" : "readonly ")
        var member = DocumentedExport(
            name,
            .property,
            signature: words + name + (type.map { ": " + $0 } ?? ""),
            line: comments.line(of: token)
        )
        member.result = type
        member.isStatic = head.isStatic
        comment.describe(&member)
        members.add(member, isSetter: isSetter)
    }

    private mutating func addField(_ head: Head, _ token: Int, _ next: Int) {
        guard let name = name(token), !head.isHidden else { return }
        let comment = comments.comment(before: head.first, orBefore: token)
        guard !comment.isHidden else { return }
        let written = tokens.begins(next, ":") ? tokens.type(in: next) : nil
        var type = written ?? comment.type
        if type == nil, tokens.reads(next, "=") {
            let end = tokens.reads(next + 1, "-") ? next + 3 : next + 2
            type = Literal(tokens, next + 1..<min(end, tokens.count))?.type
        }
        let words = head.prefix(["abstract", "static", "readonly"])
        var member = DocumentedExport(
            name,
            .property,
            signature: words + name + (isOptional(token) ? "?" : "")
                + (type.map { ": " + $0 } ?? ""),
            line: comments.line(of: token)
        )
        member.result = type
        member.isStatic = head.isStatic
        member.isOptional = isOptional(token)
        comment.describe(&member)
        members.add(member)
    }
}

extension TokenList {
    /// Whether a token opens the body of a function.
    func opensBlock(_ token: Int) -> Bool {
        token < count && tokens[token].opens == .block
    }
}
