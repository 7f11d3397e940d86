// SPDX-License-Identifier: Apache-2.0

/// How programs and data are coloured.
enum CodeLanguage: Hashable, Sendable {
    case javaScript, ml, json, toml, markdown, shell, plain

    /// The language of a file, by what its name ends in.
    init(path: String) {
        self.init(word: path.split(separator: ".").last.map(String.init))
    }

    /// The language that a word behind a fence means.
    init(word: String?) {
        switch word?.lowercased() {
        case "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "javascript", "typescript":
            self = .javaScript
        case "ml": self = .ml
        case "json", "jsonc": self = .json
        case "toml": self = .toml
        case "md", "markdown": self = .markdown
        case "sh", "bash", "shell", "console": self = .shell
        default: self = .plain
        }
    }

    /// The words that have a meaning of their own.
    var words: Set<String> {
        switch self {
        case .javaScript: Self.javaScriptWords
        case .ml: Self.mlWords
        case .json, .toml: ["true", "false", "null"]
        case .markdown, .shell, .plain: []
        }
    }

    private static let mlWords = Set(
        """
        allow as break capability continue elif else except false finally fn for function if import in \
        nonlocal null resource return throw true try undefined while
        """.split(separator: " ").map(String.init)
    )

    private static let javaScriptWords = Set(
        """
        abstract any as asserts async await boolean break case catch class const continue debugger \
        declare default delete do else enum export extends false finally for from function get if \
        implements import in infer instanceof interface is keyof let namespace never new null number \
        object of override private protected public readonly return satisfies set static string super \
        switch symbol this throw true try type typeof undefined unique unknown var void while with yield
        """.split(separator: " ").map(String.init)
    )
}
