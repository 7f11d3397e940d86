// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

/// Reads a documentation comment: the text first, then its tags.
///
/// Tags begin lines and reach to the next one; inside fenced code there are none.
struct DocCommentParser {
    private typealias Bytes = ArraySlice<UInt8>

    private var comment = DocComment()
    private var paragraphs: [String] = []

    /// The language of examples that do not say theirs.
    private let exampleLanguage: String

    /// Reads what stands between `/**` and `*/`.
    static func parse(_ bytes: ArraySlice<UInt8>, exampleLanguage: String) -> DocComment {
        var parser = Self(exampleLanguage: exampleLanguage)
        parser.read(bytes)
        return parser.comment
    }

    private init(exampleLanguage: String) {
        self.exampleLanguage = exampleLanguage
    }

    private mutating func read(_ bytes: Bytes) {
        var tag: Bytes?
        var body: [UInt8] = []
        var isFenced = false
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let content = Self.content(of: line)
            let words = content.drop { $0 == 0x20 || $0 == 0x09 }
            if words.starts(with: "```".utf8) { isFenced.toggle() }
            let second = words.dropFirst().first ?? 0
            if !isFenced, words.first == UInt8(ascii: "@"), (second | 0x20) &- 0x61 < 26 {
                take(tag, body)
                let name = words.dropFirst().prefix { ($0 | 0x20) &- 0x61 < 26 }
                tag = name
                body = Array(words[name.endIndex...])
            } else {
                if !body.isEmpty || tag != nil { body.append(0x0A) }
                body += content
            }
        }
        take(tag, body)
        comment.text = paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n\n")
    }

    /// A line without the star and the space that begin it, and the space that ends it.
    private static func content(of line: Bytes) -> Bytes {
        var content = line
        while let last = content.last, last == 0x20 || last == 0x09 || last == 0x0D {
            content.removeLast()
        }
        let inner = content.drop { $0 == 0x20 || $0 == 0x09 }
        guard inner.first == UInt8(ascii: "*") else {
            return content.first == 0x20 ? inner : content
        }
        let text = inner.dropFirst()
        return text.first == 0x20 ? text.dropFirst() : text
    }

    private mutating func take(_ tag: Bytes?, _ body: [UInt8]) {
        guard let tag else {
            if let text = DocMarkdown.text(body[...]) { paragraphs.append(text) }
            return
        }
        switch String(decoding: tag, as: UTF8.self) {
        case "param", "arg", "argument":
            if let parameter = Self.parameter(body[...]) { comment.parameters.append(parameter) }
        case "property", "prop":
            if let property = Self.parameter(body[...]) { comment.properties.append(property) }
        case "returns", "return":
            let (type, rest) = Self.type(body[...])
            comment.result = type
            add("Returns", DocMarkdown.text(rest))
        case "throws", "exception":
            let (type, rest) = Self.type(body[...])
            add(type.map { "Throws `\($0)`" } ?? "Throws", DocMarkdown.text(rest))
        case "see":
            if let text = DocMarkdown.text(body[...]) { paragraphs.append("See " + text) }
        case "remarks", "description", "desc", "summary", "classdesc":
            if let text = DocMarkdown.text(body[...]) { paragraphs.append(text) }
        case "example":
            if let text = DocMarkdown.example(body[...], exampleLanguage) {
                comment.examples.append(text)
            }
        case "deprecated":
            comment.deprecated = DocMarkdown.text(body[...]) ?? ""
        case "type":
            comment.type = Self.type(body[...]).type
        case "template", "typeParam":
            takeTemplates(body[...])
        case "typedef", "callback":
            takeDefinition(body[...], isCallback: tag.first == UInt8(ascii: "c"))
        case let name:
            takeMark(name, body[...])
        }
    }

    private mutating func takeMark(_ name: String, _ body: Bytes) {
        switch name {
        case "private", "internal", "ignore", "hidden":
            comment.isHidden = true
        case "license", "licence", "preserve", "copyright":
            comment.isLicense = true
        case "module", "packageDocumentation", "file", "fileoverview", "overview":
            comment.isModule = true
            // After `@module` stands the name of the module.
            let text = name == "module" ? body.drop { $0 != 0x0A } : body
            if let text = DocMarkdown.text(text) { paragraphs.append(text) }
        default:
            break
        }
    }

    private mutating func add(_ start: String, _ text: String?) {
        guard let text else { return }
        paragraphs.append(start + " " + text)
    }
}

// MARK: - The parts of tags

extension DocCommentParser {
    /// The type in braces that begins `body`, and what follows it.
    private static func type(_ body: Bytes) -> (type: String?, rest: Bytes) {
        let start = trimmed(body)
        guard start.first == UInt8(ascii: "{") else { return (nil, start) }
        var depth = 0
        for index in start.indices {
            if start[index] == UInt8(ascii: "{") { depth += 1 }
            if start[index] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 {
                let inner = trimmed(start[start.startIndex + 1..<index])
                let text = OneLine.text(inner, limit: TokenList.textLimit)
                return (text.isEmpty ? nil : text, start[(index + 1)...])
            }
        }
        return (nil, start)
    }

    /// `{type} name - text`, `[name=default]` where it may be left out.
    private static func parameter(_ body: Bytes) -> DocComment.Parameter? {
        var (type, rest) = type(body)
        rest = trimmed(rest)
        var parameter = DocComment.Parameter(name: "")
        if rest.first == UInt8(ascii: "[") {
            let inner = rest.dropFirst()
            guard let end = inner.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            let sides = inner[..<end].split(separator: UInt8(ascii: "="), maxSplits: 1)
            parameter.name = word(sides.first ?? [])
            parameter.isOptional = true
            parameter.defaultValue = sides.count > 1 ? word(sides[1]) : nil
            rest = inner[(end + 1)...]
        } else {
            let name = rest.prefix { $0 > 0x20 }
            parameter.name = word(name)
            rest = rest[name.endIndex...]
        }
        guard !parameter.name.isEmpty else { return nil }
        if type?.hasSuffix("=") ?? false {
            type?.removeLast()
            parameter.isOptional = true
        }
        if let rest = type, rest.hasPrefix("...") {
            type = rest.dropFirst(3) + "[]"
            parameter.isRest = true
        }
        parameter.type = type
        rest = trimmed(rest)
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        parameter.text = DocMarkdown.text(rest)
        return parameter
    }

    private mutating func takeTemplates(_ body: Bytes) {
        let (constraint, rest) = Self.type(body)
        let list = Self.trimmed(rest).prefix { $0 != 0x0A && $0 != UInt8(ascii: "-") }
        let names = list.split { $0 == UInt8(ascii: ",") }.map { part in
            Self.word(Self.trimmed(part).prefix { $0 > 0x20 })
        }
        let suffix = constraint.map { " extends \($0)" } ?? ""
        comment.templates += names.filter { !$0.isEmpty }.map { $0 + suffix }
    }

    private mutating func takeDefinition(_ body: Bytes, isCallback: Bool) {
        let (type, rest) = Self.type(body)
        let name = Self.word(Self.trimmed(rest).prefix { $0 > 0x20 })
        guard !name.isEmpty, comment.definition == nil else { return }
        comment.definition = .init(name: name, type: type, isCallback: isCallback)
        let text = Self.trimmed(rest).dropFirst(name.utf8.count)
        let description = Self.trimmed(text).drop { $0 == UInt8(ascii: "-") }
        if let text = DocMarkdown.text(description) { paragraphs.append(text) }
    }

    private static func word(_ bytes: Bytes) -> String {
        OneLine.text(trimmed(bytes), limit: 200)
    }

    private static func trimmed(_ bytes: Bytes) -> Bytes {
        var rest = bytes.drop { $0 <= 0x20 }
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        return rest
    }
}
