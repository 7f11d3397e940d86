// SPDX-License-Identifier: Apache-2.0

/// How the neighbours of what is written are written: quotes, and spaces around `=`.
struct TOMLStyle {
    /// Whether strings stand in `'`, where their text allows it.
    var isLiteral = false

    /// Whether keys stand in quotes, even those that need none.
    var quotesKeys = false

    /// What stands between a key and its value.
    var assignment = " = "

    /// The style of `neighbours`, of which the last ones count most.
    init(of neighbours: [TOMLLayout.Entry], in bytes: [UInt8]) {
        guard let last = neighbours.last else { return }
        let written = bytes[last.key.upperBound..<last.value.range.lowerBound]
        assignment = written.contains(where: TOMLText.isBlank) ? " = " : "="
        quotesKeys = neighbours.allSatisfy { TOMLText.isQuote(bytes[$0.key.lowerBound]) }
        let strings = neighbours.reversed().lazy.map { bytes[$0.value.range.lowerBound] }
            .filter(TOMLText.isQuote)
        isLiteral = strings.first == UInt8(ascii: "'")
    }

    /// The style of a value that is replaced.
    init(ofValue value: TOMLLayout.Value, in bytes: [UInt8]) {
        let start =
            if case .array(let elements) = value.content, let first = elements.first {
                first.range.lowerBound
            } else {
                value.range.lowerBound
            }
        isLiteral = bytes[start...].first == UInt8(ascii: "'")
    }

    // MARK: Writing

    /// A key with its dots.
    func key(_ path: some Collection<String>) -> String {
        path.map { key($0) }.joined(separator: ".")
    }

    /// A line without its break, or a member of an inline table.
    func entry(_ path: some Collection<String>, _ value: TOMLLiteral) -> String {
        key(path) + assignment + text(of: value)
    }

    /// A value, on one line.
    func text(of value: TOMLLiteral) -> String {
        switch value {
        case .string(let string): quoted(string)
        case .integer(let integer): "\(integer)"
        case .float(let float): float.isNaN ? "nan" : "\(float)"
        case .boolean(let boolean): "\(boolean)"
        case .dateTime(let text): text
        case .array(let elements):
            "[" + elements.map { text(of: $0) }.joined(separator: ", ") + "]"
        case .table(let members): table(members)
        }
    }

    private func table(_ members: [TOMLLiteral.Member]) -> String {
        guard !members.isEmpty else { return "{}" }
        var style = self
        style.quotesKeys = false
        let entries = members.map { style.entry([$0.key], $0.value) }
        return "{ " + entries.joined(separator: ", ") + " }"
    }

    private func key(_ key: String) -> String {
        let isBare = !key.isEmpty && key.utf8.allSatisfy(TOMLText.isBare)
        return isBare && !quotesKeys ? key : quoted(key)
    }

    private func quoted(_ text: String) -> String {
        let needsEscapes = text.unicodeScalars.contains {
            $0 == "'" || $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F
        }
        return isLiteral && !needsEscapes ? "'\(text)'" : "\"\(escaped(text))\""
    }

    private func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\u{8}": escaped += "\\b"
            case "\t": escaped += "\\t"
            case "\n": escaped += "\\n"
            case "\u{C}": escaped += "\\f"
            case "\r": escaped += "\\r"
            case "\0"..<" ", "\u{7F}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
