// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Reads the members of an interface, or of an object type.
struct TypeMemberReader {
    private let tokens: TokenList
    private let comments: CommentReader
    private var members = Members()

    /// The members in the braces at `open` of the tokens of a type.
    static func members(
        in open: Int,
        of tokens: TokenList,
        _ comments: CommentReader
    ) -> [DocumentedExport] {
        var reader = Self(tokens: tokens, comments: comments)
        guard let close = tokens.tokens[open].partner else { return [] }
        var index = open + 1
        while index < close {
            let first = index
            repeat {
                index = tokens.after(index)
            } while index < close && !tokens.begins(index, ";") && !tokens.begins(index, ",")
                && !tokens.beginsMember(index)
            reader.member(first..<min(index, close))
            if index < close, tokens.begins(index, ";") || tokens.begins(index, ",") { index += 1 }
        }
        return reader.members.all
    }

    private init(tokens: TokenList, comments: CommentReader) {
        self.tokens = tokens
        self.comments = comments
    }

    private mutating func member(_ range: Range<Int>) {
        let comment = comments.comment(before: range.lowerBound, orBefore: range.lowerBound)
        guard !comment.isHidden else { return }
        var name = range.lowerBound
        while tokens.reads(name, oneOf: ["readonly", "get", "set"]), name + 1 < range.upperBound,
            !"(:?<,;".utf8.contains(tokens.byte(name + 1))
        {
            name += 1
        }
        let isCall = tokens.begins(name, "(") || tokens.begins(name, "<")
        let isNew = tokens.reads(name, "new") && "(<".utf8.contains(tokens.byte(name + 1))
        var next = isCall ? name : tokens.after(name)
        let isOptional = next < range.upperBound && tokens.begins(next, "?")
        if isOptional { next += 1 }
        let words = tokens.text(range.lowerBound..<name)
        let prefix = words.isEmpty ? "" : words + " "
        let text = isCall ? "" : self.name(name) + (isOptional ? "?" : "")
        var member = DocumentedExport(
            isCall ? "()" : self.name(name),
            isNew ? .constructor : .method,
            signature: prefix + text,
            line: comments.line(of: range.lowerBound)
        )
        if let (call, _) = CallReader(tokens).call(from: next, limit: range.upperBound) {
            let call = comment.completing(call)
            member.signature += call.text
            member.parameters = call.parameters
            member.result = call.result
        } else {
            member.kind = .property
            if next + 1 < range.upperBound, tokens.begins(next, ":") {
                member.result = tokens.text(next + 1..<range.upperBound)
            }
            member.signature += member.result.map { ": " + $0 } ?? ""
        }
        member.isOptional = isOptional
        comment.describe(&member)
        members.add(member)
    }

    private func name(_ token: Int) -> String {
        guard tokens.begins(token, "[") else { return tokens.name(token) }
        return tokens.text(token..<tokens.after(token), limit: 200)
    }
}
