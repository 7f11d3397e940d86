// SPDX-License-Identifier: Apache-2.0

/// A URI reference, cut into its parts and not yet understood (RFC 3986 appendix B).
struct URLReference {
    /// The text as written, at most as long as a message can bear, credentials taken out.
    let text: String
    let scheme: String?
    let authority: String?
    let path: String
    let query: String?

    /// Cuts `text`; the fragment is dropped.
    init(checking text: String) throws(ModuleURL.Malformed) {
        let bytes = text.utf8
        guard bytes.count <= ModuleURL.sizeLimit else {
            throw ModuleURL.Malformed(
                code: "url-malformed",
                text: Self.redacted(String(text.prefix(60))) + "…",
                reason: "it is longer than \(ModuleURL.sizeLimit) bytes",
                hints: []
            )
        }
        if let reason = Self.fault(in: text) {
            throw ModuleURL.Malformed(
                code: "url-malformed",
                text: Self.redacted(text),
                reason: reason,
                hints: []
            )
        }
        var rest = text[...]
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<mark] }
        scheme = Self.scheme(of: rest)
        if let scheme { rest = rest.dropFirst(scheme.count + 1) }
        if rest.utf8.starts(with: "//".utf8) {
            rest = rest.dropFirst(2)
            let end =
                rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
                ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
        } else {
            authority = nil
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = String(rest[rest.utf8.index(after: mark)...])
            rest = rest[..<mark]
        } else {
            query = nil
        }
        path = String(rest)
        let isSuspect = scheme != nil || authority != nil
        self.text =
            isSuspect && authority?.utf8.contains(UInt8(ascii: "@")) != false
            ? Self.redacted(text) : text
    }

    /// The text for a message about the authority, which may hold a password anywhere.
    var withoutAuthority: String { Self.redacted(text) }

    /// The path in its one spelling; dot segments stay.
    func normalizedPath() throws(ModuleURL.Malformed) -> String {
        try normalized(path, allowing: PercentEncoding.isPathByte)
    }

    /// The query in its one spelling.
    func normalizedQuery() throws(ModuleURL.Malformed) -> String? {
        guard let query else { return nil }
        return try normalized(query, allowing: PercentEncoding.isQueryByte)
    }

    private func normalized(
        _ part: String,
        allowing isAllowed: (UInt8) -> Bool
    ) throws(ModuleURL.Malformed) -> String {
        guard let normalized = PercentEncoding.normalized(part, allowing: isAllowed) else {
            throw ModuleURL.Malformed(
                self,
                "a `%` in it does not begin a valid triplet",
                ["write `%25` for a `%`"]
            )
        }
        return normalized
    }
}

// MARK: - Helpers

extension URLReference {
    /// The scheme in front, before its `:`; `nil` when there is none.
    static func scheme(of text: Substring) -> String? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = text[..<colon]
        guard let first = scheme.utf8.first, ASCII.isLetter(first) else { return nil }
        let isScheme = scheme.utf8.allSatisfy { byte in
            ASCII.isLetterOrDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".")
        }
        return isScheme ? String(scheme) : nil
    }

    private static func fault(in text: String) -> String? {
        let bytes = text.utf8
        if bytes.first == 0x20 || bytes.last == 0x20 {
            return "it begins or ends with a space"
        }
        if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            return "it holds a control character"
        }
        if bytes.contains(UInt8(ascii: "\\")) {
            return #"it holds a `\`; paths of URLs are written with `/`"#
        }
        return nil
    }

    /// The text without whatever stands before its last `@`.
    ///
    /// Wider than userinfo on purpose: a password may hold `/`, and then no parser finds its end.
    static func redacted(_ text: String) -> String {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return text }
        let scheme = scheme(of: text[...]).map { $0 + "://" } ?? ""
        return "\(scheme)…\(text[at...])"
    }
}
