// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

extension Specifier {
    /// The longest specifier that is read, in bytes.
    public static let sizeLimit = ModuleURL.sizeLimit

    /// Reads what a person wrote.
    ///
    /// A path begins with `./`, `../` or `/`; a bare name is a saved module; `@scope/name` is a
    /// package; everything else begins with its scheme.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String) throws(Malformed) {
        self = try SpecifierParser(text: text).parse()
    }

    /// The text does not name a module.
    public struct Malformed: DiagnosticError, Hashable {
        /// `specifier-malformed`, `specifier-scheme-unknown`, or the code of a part, `insecure-url`.
        public let code: String
        /// The rejected text, without any credentials in it.
        public let text: String
        /// What is wrong with it.
        public let reason: String
        /// What to write instead.
        public let hints: [String]
        /// Repeats the text and says what is wrong.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: code,
                message: "`\(text)` does not name a module: \(reason)",
                hints: hints
            )
        }
    }
}

/// Reads one specifier.
struct SpecifierParser {
    typealias Failure = Specifier.Malformed

    let text: String

    func parse() throws(Failure) -> Specifier {
        try checkShape()
        if text == "." || text == ".." { return .file(text) }
        if isPath {
            guard !text.utf8.starts(with: "//".utf8) else {
                throw failure("it begins with `//`", ["write `https://` in front of a host"])
            }
            return .file(text)
        }
        if text.utf8.first == UInt8(ascii: "@") { return try registry(text[...], .boundToScope) }
        if let scheme = URLReference.scheme(of: text[...]) {
            let rest = text.dropFirst(scheme.count + 1)
            return try parse(ASCII.lowercased(scheme), rest)
        }
        return try saved(text[...])
    }

    /// Whether the text is a path, in which a name may end with a space.
    private var isPath: Bool {
        ["./", "../", "/"].contains { text.utf8.starts(with: $0.utf8) }
    }

    private func parse(_ scheme: String, _ rest: Substring) throws(Failure) -> Specifier {
        switch scheme {
        case "https", "http":
            do throws(ModuleURL.Malformed) {
                return .url(try ModuleURL(parsing: text))
            } catch {
                throw Failure(
                    code: error.code,
                    text: error.text,
                    reason: error.reason,
                    hints: error.hints
                )
            }
        case "file": return .file(try filePath(rest))
        case "node": return try builtin(rest)
        case "saved": return try saved(rest)
        case "gist": return try gist(rest)
        case "git", "git+https": return try git(rest)
        case "dns": return .dns(try package(rest))
        case "db": return try database(rest)
        case "mlld": return try mlld(rest)
        default: throw unknownScheme(scheme)
        }
    }

    // MARK: Failures

    func failure(_ reason: String, _ hints: [String] = []) -> Failure {
        Failure(code: "specifier-malformed", text: text, reason: reason, hints: hints)
    }

    private func unknownScheme(_ scheme: String) -> Failure {
        let hint =
            switch scheme {
            case "npm", "jsr": "import the module from a URL, or save it first"
            case _ where scheme.utf8.count == 1: "write a path with `/`, beginning with `./` or `/`"
            default:
                "begin with `https:`, `saved:`, `gist:`, `git:`, `dns:`, `db:`, `mlld:` or `node:`, "
                    + "with `@` for a package, or with `./` for a file"
            }
        return Failure(
            code: "specifier-scheme-unknown",
            text: URLReference.redacted(text),
            reason: "`\(scheme):` is no source of modules",
            hints: [hint]
        )
    }

    private func checkShape() throws(Failure) {
        let bytes = text.utf8
        guard bytes.count <= Specifier.sizeLimit else {
            throw Failure(
                code: "specifier-malformed",
                text: URLReference.redacted(String(text.prefix(60))) + "…",
                reason: "it is longer than \(Specifier.sizeLimit) bytes",
                hints: []
            )
        }
        let reason: String? =
            if bytes.isEmpty {
                "it is empty"
            } else if bytes.contains(where: ASCII.isControl) {
                "it holds a control character"
            } else if !isPath, bytes.first == 0x20 || bytes.last == 0x20 {
                "it begins or ends with a space"
            } else {
                nil
            }
        if let reason {
            throw Failure(
                code: "specifier-malformed",
                text: URLReference.redacted(text),
                reason: reason,
                hints: []
            )
        }
        if text.hasPrefix(#".\"#) || text.hasPrefix(#"..\"#) {
            throw failure("paths are written with `/`", ["write `/` for each `\\`"])
        }
    }
}
