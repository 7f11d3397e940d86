// SPDX-License-Identifier: Apache-2.0

/// Makes the text of a documentation comment plain Markdown.
enum DocMarkdown {
    /// The longest text that is kept of one tag, in bytes.
    private static let textLimit = 16_384

    /// How far the end of `{@link …}` may be.
    private static let tagLimit = 400

    /// `body` without the space around it, and without tags; `nil` when nothing is left.
    static func text(_ body: ArraySlice<UInt8>) -> String? {
        var rest = body.drop { $0 <= 0x20 }
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        guard !rest.isEmpty else { return nil }
        var text: [UInt8] = []
        while text.count <= textLimit, let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
            text += rest[..<brace]
            if let (tag, end) = inlineTag(rest[brace...]) {
                text += tag.utf8
                rest = rest[end...]
            } else {
                text.append(rest[brace])
                rest = rest[(brace + 1)...]
            }
        }
        text += rest
        return cut(text)
    }

    /// An example: code that stands in no fence gets one.
    static func example(_ body: ArraySlice<UInt8>, _ language: String) -> String? {
        guard let text = cut(trimmedLines(body)), !text.allSatisfy(\.isWhitespace) else {
            return nil
        }
        return text.contains("```") ? text : "```\(language)\n\(text)\n```"
    }

    private static func cut(_ text: [UInt8]) -> String? {
        guard !text.isEmpty else { return nil }
        guard text.count > textLimit else { return String(decoding: text, as: UTF8.self) }
        var kept = text.prefix(textLimit)
        while let last = kept.last, last & 0xC0 == 0x80 { kept.removeLast() }
        if let last = kept.last, last >= 0xC0 { kept.removeLast() }
        return String(decoding: kept, as: UTF8.self) + "…"
    }

    /// The lines without empty ones at both ends.
    private static func trimmedLines(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var rest = body
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        while let lineEnd = rest.firstIndex(where: { $0 > 0x20 || $0 == 0x0A }),
            rest[lineEnd] == 0x0A
        {
            rest = rest[(lineEnd + 1)...]
        }
        if rest.startIndex == body.startIndex { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }
        return Array(rest)
    }
}

// MARK: - Links

extension DocMarkdown {
    /// The Markdown of the tag that begins at `start`, and where it ends; `nil` when none does.
    private static func inlineTag(_ start: ArraySlice<UInt8>) -> (text: String, end: Int)? {
        let near = start.prefix(tagLimit)
        guard near.dropFirst().first == UInt8(ascii: "@"),
            let close = near.firstIndex(of: UInt8(ascii: "}"))
        else { return nil }
        let content = near[(near.startIndex + 2)..<close]
        let name = content.prefix { ($0 | 0x20) &- 0x61 < 26 }
        let rest = String(decoding: content[name.endIndex...], as: UTF8.self)
        switch String(decoding: name, as: UTF8.self) {
        case "link", "linkcode", "linkplain":
            return (link(rest), close + 1)
        case "inheritDoc", "inheritdoc":
            return ("", close + 1)
        default:
            return nil
        }
    }

    /// `target text` or `target|text`: a URL becomes a link, a name becomes code.
    private static func link(_ content: String) -> String {
        let words = content.split(maxSplits: 1) { $0 == "|" || $0.isWhitespace }
        guard let target = words.first else { return "" }
        let label = words.count > 1 ? words[1].trimming { $0.isWhitespace || $0 == "|" } : ""
        guard target.hasPrefix("https://") || target.hasPrefix("http://") else {
            return label.isEmpty ? "`\(target)`" : String(label)
        }
        return label.isEmpty ? "<\(target)>" : "[\(label)](\(target))"
    }
}

extension Substring {
    fileprivate func trimming(_ isSpace: (Character) -> Bool) -> Substring {
        var rest = drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest
    }
}
