// SPDX-License-Identifier: Apache-2.0

/// The names of generated Python.
///
/// Two names of a module never become one: what is renamed gets an underscore more, and so does what
/// already looks renamed.
enum PythonName {
    /// The prefix that belongs to generated code.
    static let reservedPrefix = "_ml"

    /// What `name` is called in Python.
    static func of(_ name: String) -> String {
        if name.hasPrefix(reservedPrefix) { return name + "_" }
        guard let end = name.utf8.last, end == 0x5F else {
            return keywords.contains(name) ? name + "_" : name
        }
        let stem = name.reversed().drop { $0 == "_" }.reversed()
        return keywords.contains(String(stem)) ? name + "_" : name
    }

    /// The words that Python keeps for itself, those of newer versions too.
    private static let keywords: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
        "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
        "try", "while", "with", "yield",
    ]

    /// `text` as a literal.
    static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                literal += "\\x" + hexadecimal(scalar.value)
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        (value < 16 ? "0" : "") + String(value, radix: 16)
    }
}
