// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import JSONKit

/// What a program gave to `save`: code, or the path of a file.
package enum SaveInput: Hashable, Sendable {
    /// The source of a module.
    case code(String)
    /// The path of a file, as the program wrote it.
    case file(String)

    /// Reads the parameters of a call to `save`.
    ///
    /// - Throws: ``SaveInputError`` for a function that has no source of its own.
    package init(_ parameters: JSONValue) throws(SaveInputError) {
        let text = parameters["text"]?.string ?? ""
        switch parameters["kind"]?.string {
        case "function": self = .code(try Self.module(ofFunction: text))
        case "file": self = .file(text)
        case "text": self = Self.isPath(text) ? .file(text) : .code(text)
        default: self = .code(text)
        }
    }

    /// Whether a bare text is a path: it begins as one, or is one word that ends like a script.
    ///
    /// Code that merely holds a slash, a regular expression or a URL is never a path.
    package static func isPath(_ text: String) -> Bool {
        guard !text.contains(where: { $0.isWhitespace || ";(){}='\"`,".contains($0) }) else {
            return false
        }
        // `//…` and `/*…` are comments, and `/…/` with flags is a regular expression.
        if text.hasPrefix("//") || text.hasPrefix("/*") { return false }
        let suffixes = [".js", ".ts", ".mjs", ".mts"]
        let hasSuffix = suffixes.contains { text.hasSuffix($0) && text.utf8.count > $0.utf8.count }
        if text.hasPrefix("./") || text.hasPrefix("../") { return true }
        return hasSuffix && !text.contains("://")
    }

    /// A module whose default export is the function with this source.
    private static func module(ofFunction text: String) throws(SaveInputError) -> String {
        // The text of a built-in or bound function ends so; a comment or string elsewhere does not.
        let tail = text.filter { !$0.isWhitespace }
        guard !tail.hasSuffix("{[nativecode]}") else { throw .native }
        guard !isMethod(text) else { throw .method }
        let isDeclaration = ["function", "async function", "class"].contains { word in
            text.hasPrefix(word) && text.dropFirst(word.count).first.map(isPartOfName) != true
        }
        return "export default \(text)" + (isDeclaration ? "\n" : ";\n")
    }

    /// Whether the source is that of a method, `name(…) {…}`, which is no expression.
    private static func isMethod(_ text: String) -> Bool {
        var rest = text[...]
        for word in ["static ", "async ", "get ", "set "] where rest.hasPrefix(word) {
            let after = rest.dropFirst(word.count)
            // `async x => …` and `async (x) => …` are arrow functions.
            guard word != "async " || after.first.map({ isPartOfName($0) || $0 == "*" }) == true
            else {
                return false
            }
            rest = after
        }
        let name = rest.prefix(while: isPartOfName)
        if name.isEmpty { return rest.first.map { "*[\"'#".contains($0) } == true }
        if ["function", "class"].contains(name) { return false }
        let next = rest.dropFirst(name.count).drop { $0 == " " || $0 == "\n" }
        return next.first == "(" && !(name == "async" && next.contains("=>"))
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "$"
    }
}

/// A function whose source text is not a module's.
package struct SaveInputError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    static let native = SaveInputError(
        diagnostic: Diagnostic(
            code: "save-native-function",
            message: "a built-in or bound function has no source to save",
            hints: ["save a function that calls it: `(...values) => f(...values)`"]
        )
    )

    static let method = SaveInputError(
        diagnostic: Diagnostic(
            code: "save-method",
            message: "a method belongs to its object and cannot be saved alone",
            hints: ["save a function: `function name(…) {…}` or `(…) => …`"]
        )
    )
}
